/** The monthly statement of a district's money, on A4. Its words and figures come as data. */
export const statementTemplate = `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title, author: "Approdo", date: datetime(year: d.made.year, month: d.made.month, day: d.made.day))
#set text(font: "Titillium Web", lang: d.language, size: 9.5pt)
#set page(paper: "a4", margin: (x: 18mm, top: 18mm, bottom: 20mm), footer: context [
  #set text(size: 8pt, fill: rgb("#4a5563"))
  #d.footer #h(1fr) #counter(page).display("1 / 1", both: true)
])
#show heading.where(level: 1): set text(size: 17pt, fill: rgb("#0066cc"))
#show heading.where(level: 2): set text(size: 12pt)
#show table.cell.where(y: 0): set text(weight: "bold")
#let amounts(columns, rows, first) = table(
  columns: (first,) + (auto,) * (columns.len() - 1),
  align: (x, y) => if x == 0 { left } else { right },
  stroke: (x, y) => (bottom: 0.5pt + rgb("#c5c7c9")),
  inset: (x: 4pt, y: 4.5pt),
  table.header(..columns),
  ..rows.flatten(),
)

= #d.title
#d.subtitle

#for section in d.sections [
  == #section.title
  #if section.rows.len() == 0 [#d.none] else [#amounts(section.columns, section.rows, 1fr)]
  #if section.note != "" [#text(size: 8.5pt, fill: rgb("#4a5563"))[#section.note]]
  #v(3mm)
]
`;

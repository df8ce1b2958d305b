/** The monthly statement of the districts' money, on A4 laid on its side. Its words and figures come as data. */
export const statementTemplate = `
#let d = json(bytes(sys.inputs.data))
#let soft = rgb("#4a5563")
#let thin = 0.5pt + rgb("#c5c7c9")
#let thick = 0.9pt + rgb("#4a5563")
#set document(title: d.title, author: "Approdo", date: datetime(year: d.made.year, month: d.made.month, day: d.made.day))
#set text(font: "Titillium Web", lang: d.language, size: 9.5pt)
#set page(paper: "a4", flipped: true, margin: (x: 16mm, top: 16mm, bottom: 18mm), footer: context [
  #set text(size: 8pt, fill: soft)
  #d.footer #h(1fr) #d.page #counter(page).display("1 / 1", both: true)
])
#show heading.where(level: 1): set text(size: 17pt, fill: rgb("#0066cc"))
#show heading.where(level: 2): set text(size: 12pt)
#show heading.where(level: 2): set block(above: 7mm, below: 2.5mm)
#let amounts(first, width, columns, rows, total: ()) = table(
  columns: (first,) + (width,) * (columns.len() - 1),
  align: (x, y) => if x == 0 { left } else { right },
  stroke: (x, y) => if y == 0 { (bottom: thick) } else { (bottom: thin) },
  inset: (x: 2.5pt, y: 4.5pt),
  table.header(..columns.map(strong)),
  ..rows.flatten(),
  ..if total.len() == 0 { () } else { (table.hline(stroke: thick), ..total.map(cell => strong(cell))) },
)

= #d.title
#table(
  columns: (auto, 1fr),
  stroke: none,
  inset: (x: 0pt, y: 2pt),
  column-gutter: 5mm,
  ..d.facts.map(((term, value)) => (text(fill: soft, term), strong(value))).flatten(),
)
#text(size: 8.5pt, fill: soft)[#d.meaning.join(linebreak())]

== #d.change.title
#amounts(62mm, 34mm, d.change.columns, d.change.rows)

// what fits on a page is not divided over two
#for section in d.sections {
  block(breakable: section.rows.len() > 20, width: 100%, above: 7mm)[
    == #section.title
    #if section.rows.len() == 0 [#d.none] else [#amounts(1fr, 28mm, section.columns, section.rows, total: section.total)]
    #if section.note != "" [#text(size: 8.5pt, fill: soft)[#section.note]]
  ]
}

#block(breakable: false, above: 16mm, grid(
  columns: (80mm, 80mm),
  column-gutter: 1fr,
  ..d.signature.map(label => [#v(9mm) #line(length: 100%, stroke: thin) #v(-2mm) #text(size: 8.5pt, fill: soft, label)]),
))
`;

/** Where this installation lets people report a problem, as the page says it; null where it says nothing. */
export function pageFeedbackUrl(): string | null {
  const address = document.querySelector<HTMLMetaElement>('meta[name="feedback"]')?.content ?? '';
  // Without the API in front, as in development, the page still has the placeholder.
  return /^(mailto:|https?:)/.test(address) ? address : null;
}

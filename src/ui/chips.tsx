/** Short words in a row; what is cut off is said by hovering. */
export function Chips({ texts, className = '' }: { texts: readonly string[]; className?: string }) {
  return texts.map((text) => (
    <span key={text} className={`chip ${className}`} title={text}>
      {text}
    </span>
  ));
}

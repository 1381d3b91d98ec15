/** Milliseconds for people, rounded up to whole seconds: "12 s", "1:05 min". */
export function duration(ms: number): string {
  const whole = Math.max(0, Math.ceil(ms / 1000));
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')} min`;
}

/**
 * Hosts where the first folder of the path is somebody's own and the origin is everybody's, or an account's for all of
 * its projects: what one page keeps, the others can read.
 */
const sharedHosts =
  /(^|\.)(github\.io|gitlab\.io|codeberg\.page|sourceforge\.io|googleapis\.com|amazonaws\.com|windows\.net|jsdelivr\.net|githack\.com|githubusercontent\.com|htmlpreview\.github\.io|huggingface\.co)$/;

/** Whether pages of others may be on the origin of an address: surely not, surely so, or perhaps. */
export function sharing({ hostname, pathname }: Pick<URL, 'hostname' | 'pathname'>): 'own' | 'shared' | 'perhaps' {
  const folder = pathname.replace(/[^/]*$/, '');
  if (folder === '/') return 'own';
  return sharedHosts.test(hostname) ? 'shared' : 'perhaps';
}

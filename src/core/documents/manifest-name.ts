/** Whether the path is that of a register's manifest, or of a part of one. */
export function manifestName(path: string): 'manifest' | 'register-part' | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^aims\.ya?ml$/.test(name)) return 'manifest';
  if (/\.aims\.ya?ml$/.test(name)) return 'register-part';
  return null;
}

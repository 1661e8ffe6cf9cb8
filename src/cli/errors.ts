/** Wrong use of the command, or a named file that cannot be used: told on stderr, exit code 2. */
export interface UsageError {
  readonly usage: true;
  readonly message: string;
  /** The command whose help is worth a look. */
  readonly command?: string | undefined;
}

/** Makes the value to throw for wrong use; `message` is a whole sentence. */
export function usageError(message: string, command?: string): UsageError {
  return { usage: true, message, command };
}

export function isUsageError(error: unknown): error is UsageError {
  return typeof error === 'object' && error !== null && (error as { usage?: unknown }).usage === true;
}

const TEXTS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  ENOTDIR: 'a part of its path is not a folder',
  EACCES: 'permission was denied',
  EPERM: 'permission was denied',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a symbolic link or lies behind a loop of them',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
  EIO: 'the disk gave an error',
};

/** Why a file operation failed, as half a sentence, without machine paths. */
export function fileErrorText(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === undefined) return error instanceof Error ? error.message : String(error);
  return TEXTS[code] ?? `the system answered ${code}`;
}

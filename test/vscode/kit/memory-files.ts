// Files in memory under a scheme of their own: read-only ones, and ones whose reading can be held up.
import * as vscode from 'vscode';

const encoder = new TextEncoder();

/** A file system with the files it is given, by path; folders follow from the paths. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  readonly #files = new Map<string, { bytes: Uint8Array; mtime: number }>();
  #held: { path: string; gate: Promise<void>; asked: () => void } | undefined;
  #time = 1;

  /**
   * @param files texts by absolute path
   * @param sealed the paths that nobody may write, as their permissions say
   */
  constructor(
    files: Record<string, string>,
    readonly sealed: ReadonlySet<string> = new Set(),
  ) {
    for (const [path, text] of Object.entries(files)) this.put(path, encoder.encode(text));
  }

  /** Makes a file look changed, and the next reading of it wait. Tells when it is asked for, and lets it go on. */
  hold(path: string): { asked: Promise<void>; release: () => void } {
    const file = this.#files.get(path);
    if (!file) throw new Error(`There is no ${path}.`);
    file.mtime = ++this.#time;
    let release = () => {};
    let tell = () => {};
    const gate = new Promise<void>((done) => {
      release = done;
    });
    const asked = new Promise<void>((done) => {
      tell = done;
    });
    this.#held = { path, gate, asked: tell };
    return {
      asked,
      release: () => {
        this.#held = undefined;
        release();
      },
    };
  }

  text(path: string): string {
    return new TextDecoder().decode(this.#files.get(path)?.bytes);
  }

  private put(path: string, bytes: Uint8Array): void {
    this.#files.set(path, { bytes, mtime: ++this.#time });
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const file = this.#files.get(path);
    if (file) {
      const { bytes, mtime } = file;
      const stat = { type: vscode.FileType.File, ctime: 0, mtime, size: bytes.length };
      return this.sealed.has(path) ? { ...stat, permissions: vscode.FilePermission.Readonly } : stat;
    }
    if (path !== '/' && ![...this.#files.keys()].some((one) => one.startsWith(`${path}/`)))
      throw vscode.FileSystemError.FileNotFound(path);
    return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    const base = path === '/' ? '/' : `${path}/`;
    const found = new Map<string, vscode.FileType>();
    for (const one of this.#files.keys()) {
      if (!one.startsWith(base)) continue;
      const [name, ...rest] = one.slice(base.length).split('/');
      if (name) found.set(name, rest.length > 0 ? vscode.FileType.Directory : vscode.FileType.File);
    }
    return [...found];
  }

  async readFile({ path }: vscode.Uri): Promise<Uint8Array> {
    if (this.#held?.path === path) {
      this.#held.asked();
      await this.#held.gate;
    }
    const file = this.#files.get(path);
    if (!file) throw vscode.FileSystemError.FileNotFound(path);
    return file.bytes;
  }

  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    if (this.sealed.has(uri.path)) throw vscode.FileSystemError.NoPermissions(uri);
    this.put(uri.path, bytes);
    this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  createDirectory(): void {}

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
}

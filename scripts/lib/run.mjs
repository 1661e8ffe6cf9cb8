// Child processes: run one to its end, with its output kept or shown.
import { spawn } from 'node:child_process';
import { atEnd, endGroup } from './lifetime.mjs';

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, deadline?: number}} [options]
 *   show: pass output on while it comes; deadline: milliseconds after which the program is ended (code 124)
 * @returns {Promise<{code: number, output: string}>} output: standard output and error as they came
 */
export function run(program, args, { cwd, env, show = false, deadline } = {}) {
  return new Promise((done) => {
    const shell = process.platform === 'win32' && !program.endsWith('.exe');
    const child = spawn(program, args, {
      cwd,
      env: env ? { ...process.env, ...env } : process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      shell,
    });
    const end = atEnd(() => endGroup(child));
    let output = '';
    let late = false;
    const timer = deadline
      ? setTimeout(() => {
          late = true;
          endGroup(child);
        }, deadline)
      : undefined;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        output += text;
        if (show) process.stdout.write(text);
      });
    }
    const finish = (code) => {
      clearTimeout(timer);
      end();
      done({ code, output });
    };
    child.on('error', (error) => {
      output += `${program}: ${error.message}\n`;
      finish(127);
    });
    child.on('close', (code) => {
      if (late) output += `\n${program} did not finish within ${deadline} ms and was ended.\n`;
      finish(late ? 124 : (code ?? 1));
    });
  });
}

/**
 * Runs npm as the npm that is running us, else the one on the PATH.
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function npm(args, options) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return run(process.execPath, [cli, ...args], options);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}

/** The last lines of an output, for messages. */
export function tail(output, lines = 15) {
  return output.trimEnd().split('\n').slice(-lines).join('\n');
}

/** What npm said first of an error; its last lines are usage and the place of a log. */
export function npmError(output) {
  const errors = output
    .split('\n')
    .filter((line) => line.startsWith('npm error') && line.trim() !== 'npm error');
  return errors.length > 0 ? errors.slice(0, 12).join('\n') : tail(output);
}

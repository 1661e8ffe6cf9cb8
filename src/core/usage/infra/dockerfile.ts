import type { Found } from '../found';
import { INDEX } from '../names';
import { shellUses } from '../shell';
import { imageDetector } from './images';
import { servedModels } from './serving';

/** Dockerfile: base images, what `RUN` installs and fetches, AI settings by name. */
export function dockerfileUses(text: string): Found[] {
  const found: Found[] = [];
  const stages = new Set<string>();
  let server: Found['detector'] | undefined;
  for (const { name, body, start } of instructions(text)) {
    if (name === 'FROM' || name === 'ARG') {
      const match =
        name === 'FROM'
          ? /^((?:--\S+\s+)*)(\S+)(?:\s+as\s+(\S+))?/i.exec(body)
          : /^(\w+=)["']?([^\s"']+)/.exec(body);
      if (name === 'ARG') {
        const key = /^[A-Z][A-Z0-9_]+/.exec(body)?.[0] ?? '';
        const setting = INDEX.env.exact.get(key);
        if (setting && (match || !new RegExp(`^\\s*ENV\\s[^\\n]*\\b${key}\\b`, 'm').test(text)))
          found.push({
            detector: setting,
            signal: 'infrastructure',
            text: key,
            span: { start, end: start + key.length },
            confidence: 'medium',
          });
      }
      const image = match?.[2];
      if (!image) continue;
      if (name === 'FROM' && match[3]) stages.add(match[3].toLowerCase());
      const detector =
        stages.has(image.toLowerCase()) && image === match[3] ? undefined : imageDetector(image);
      if (!detector || (name === 'FROM' && stages.has(image.toLowerCase()))) continue;
      server = detector;
      const at = start + (match[1] ?? '').length + body.slice((match[1] ?? '').length).indexOf(image);
      found.push({
        detector,
        signal: 'infrastructure',
        text: image,
        span: { start: at, end: at + image.length },
        confidence: 'high',
      });
    } else if (name === 'RUN') {
      const flags = /^(?:--\S+\s+)*/.exec(body)?.[0].length ?? 0;
      found.push(...shellUses(body.slice(flags), start + flags));
    } else if (name === 'ENV') {
      const setting = /(?:^|\s)([A-Z][A-Z0-9_]+)(?:=|\s)/g;
      for (let match = setting.exec(body); match; match = setting.exec(body)) {
        const key = match[1] ?? '';
        const detector = INDEX.env.exact.get(key);
        const at = start + match.index + match[0].indexOf(key);
        if (detector)
          found.push({
            detector,
            signal: 'infrastructure',
            text: key,
            span: { start: at, end: at + key.length },
            confidence: 'medium',
          });
        setting.lastIndex--;
      }
    } else if (name === 'CMD' || name === 'ENTRYPOINT') {
      found.push(...servedModels(body, start, server));
      // The image or the model has told most of them already.
      const line = body.startsWith('[') ? body.replace(/["',[\]]/g, ' ') : body;
      for (const one of shellUses(line, start))
        if (!found.some((known) => known.detector === one.detector)) found.push(one);
    }
  }
  return found;
}

/** Instructions with their arguments; continued lines are one, comment lines inside are blanked. */
function instructions(text: string): { name: string; body: string; start: number }[] {
  const found: { name: string; body: string; start: number }[] = [];
  const lines = text.split('\n');
  let offset = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const start = offset;
    offset += line.length + 1;
    const match = /^\s*([A-Za-z]+)\s+/.exec(line);
    if (!match || /^\s*#/.test(line)) continue;
    let body = line.slice(match[0].length);
    let last = line;
    while (/\\\s*$/.test(last.slice(-200)) && i + 1 < lines.length) {
      i++;
      const next = lines[i] ?? '';
      offset += next.length + 1;
      const comment = /^\s*#/.test(next);
      last = comment ? last : next;
      body += `\n${comment ? `${' '.repeat(Math.max(0, next.length - 1))}\\` : next}`;
    }
    const name = (match[1] ?? '').toUpperCase();
    const here = /^(?:RUN|COPY|ADD)$/.test(name)
      ? /<<-?\s*(["']?)([A-Za-z_]\w*)\1/.exec(body)?.[2]
      : undefined;
    const closes = here ? lines.findIndex((one, at) => at > i && one.trim() === here) : -1;
    while (i < closes) {
      i++;
      const next = lines[i] ?? '';
      offset += next.length + 1;
      body += `\n${next}`;
    }
    found.push({ name, body, start: start + match[0].length });
  }
  return found;
}

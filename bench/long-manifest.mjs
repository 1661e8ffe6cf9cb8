/** A manifest of about 5,000 lines: 420 systems of twelve lines each. */
export function longManifest() {
  const systems = Array.from({ length: 420 }, (_, i) =>
    [
      `  system-${i}:`,
      `    name: System ${i}`,
      '    purpose: Sorts incoming letters',
      '    owner: head-of-mail',
      '    origin: internal',
      '    lifecycleStage: operation',
      '    affectedPeople:',
      '      groups: [customers]',
      '    riskClass:',
      '      class: limited',
      '      rationale: Sorts letters, decides nothing',
      '      decidedBy: head-of-mail',
    ].join('\n'),
  );
  return `aims: 1\nroles:\n  head-of-mail:\n    name: Head of mail\nsystems:\n${systems.join('\n')}\n`;
}

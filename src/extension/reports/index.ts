/** The commands that make reports, as data for the activation. */
import type { Command } from '../commands';
import type { Folders } from '../folders';
import { reportCards } from './cards';
import { generateReport, isReportArgument } from './generate';
import type { ReportDocuments } from './open';

/** @param started starts the work where it has not begun yet */
export function reportCommands(started: () => { folders: Folders; documents: ReportDocuments }): Command[] {
  const run = async (asked: Parameters<typeof generateReport>[2]): Promise<void> => {
    const { folders, documents } = started();
    await generateReport(folders, documents, asked);
  };
  return [
    {
      id: 'aims.generateRegister',
      title: 'Generate AI system register',
      run: () => run({ report: 'register' }),
    },
    {
      id: 'aims.generateReport',
      title: 'Generate report',
      run: (of) => run(isReportArgument(of) ? of : {}),
    },
    {
      id: 'aims.reportCards',
      title: 'Report on model cards',
      run: async () => {
        const { folders, documents } = started();
        await reportCards(folders, documents);
      },
    },
  ];
}

/** The reports by name: what the command and the editor offer. */
import { type HtmlOptions, pageHtml } from './page/html';
import { pageMarkdown } from './page/markdown';
import type { Page } from './page/page';
import { readinessCsv } from './readiness/csv';
import { readinessPage } from './readiness/page';
import { readinessReport } from './readiness/report';
import { registerCsv } from './register/csv';
import { registerPage } from './register/page';
import { type ReportSource, registerReport } from './register/report';
import { soaCsv } from './soa/csv';
import { soaPage } from './soa/page';
import { soaReport } from './soa/report';

export type { ReportSource } from './register/report';

export interface ReportOptions {
  /** The id of the only system to report on. */
  system?: string;
}

/** A report that was made, in all its formats; each is written when it is asked for. */
export interface MadeReport {
  page: Page;
  /** Undefined where the report is no table. */
  csv?: () => string;
  /** The data, as its schema under `schemas/output/` describes it. */
  data: unknown;
}

export interface ReportDefinition {
  name: string;
  title: string;
  /** What it is for, for lists of reports. */
  summary: string;
  /** Whether it can be made for one system alone. */
  perSystem: boolean;
  make(source: ReportSource, options: ReportOptions): MadeReport;
}

export const reports: readonly ReportDefinition[] = [
  {
    name: 'register',
    title: 'AI system register',
    summary: 'each AI system with its class, owner, parts, tests and what is open',
    perSystem: true,
    make(source, { system }) {
      const data = registerReport(source, system);
      return { data, page: registerPage(data), csv: () => registerCsv(data) };
    },
  },
  {
    name: 'soa',
    title: 'Statement of Applicability',
    summary: 'each control of Annex A: whether it applies and why, and its state with grounds',
    perSystem: false,
    make(source) {
      const data = soaReport(source);
      return { data, page: soaPage(data), csv: () => soaCsv(data) };
    },
  },
  {
    name: 'readiness',
    title: 'Audit readiness',
    summary: 'what the two stages of a certification audit will ask for, and what can be shown',
    perSystem: false,
    make(source) {
      const data = readinessReport(source);
      return { data, page: readinessPage(data), csv: () => readinessCsv(data) };
    },
  },
];

export function reportNamed(name: string): ReportDefinition | undefined {
  return reports.find((report) => report.name === name);
}

export type PageFormat = 'md' | 'html' | 'csv' | 'json';

/** The formats that a report can be written in. */
export function formatsOf(report: MadeReport): PageFormat[] {
  return report.csv ? ['md', 'html', 'csv', 'json'] : ['md', 'html', 'json'];
}

/** The report in a format; undefined where it is no table and CSV was asked for. */
export function writeReport(report: MadeReport, format: PageFormat, html?: HtmlOptions): string | undefined {
  switch (format) {
    case 'md':
      return pageMarkdown(report.page);
    case 'html':
      return pageHtml(report.page, html);
    case 'csv':
      return report.csv?.();
    case 'json':
      return `${JSON.stringify(report.data, null, 2)}\n`;
  }
}

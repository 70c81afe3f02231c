// Generated from the schemas by `npm run docs`. Do not edit.

/** Numbers of a value as decimals: as many decimals as are printed, nothing rounded; null where there is no number. */
export interface Exact {
  readonly value_number: string | null;
  readonly value_min: string | null;
  readonly value_max: string | null;
}

/** A period (期間) read from a text. Both days inclusive; an open end is null. */
export interface Period {
  readonly text: string;
  readonly kind: 'fiscal_year' | 'year' | 'month' | 'date' | 'quarter' | 'half' | 'range' | 'relative';
  readonly fiscal_year: number | null;
  readonly period_start: string | null;
  readonly period_end: string | null;
  readonly offset?: number | undefined;
  readonly counting?: {
    readonly taken: 'fiscal_year' | 'year';
    readonly because: 'printed' | 'bare' | 'series';
    readonly evidence: string;
  } | undefined;
}

/** A value (値) read from a cell. */
export interface Value {
  readonly status: 'number' | 'range' | 'text' | 'missing';
  readonly value_number: number | null;
  readonly value_min: number | null;
  readonly value_max: number | null;
  readonly unit: string;
  readonly unit_text: string;
  readonly text_value: string;
  readonly modifiers: readonly ('approx' | 'cumulative' | 'decrease' | 'ditto' | 'fraction' | 'gross' | 'increase' | 'max_exclusive' | 'min_exclusive' | 'ordinal' | 'per_month' | 'per_person' | 'per_year' | 'rank')[];
  readonly missing_reason: 'blank' | 'dash' | 'pending' | 'not_applicable' | 'not_assessed' | null;
  readonly part_label: string;
  /** The numbers as decimals with the decimals that are printed. */
  readonly exact: Exact;
}

/** A PDF, with its status: a row of documents.csv. */
export interface DocumentRow {
  /** First 12 hex digits of the SHA-256 of the PDF's bytes. */
  readonly document_id: string;
  /** Path relative to the folder given. */
  readonly source_file: string;
  /** Address at which the PDF was published. */
  readonly source_url: string;
  /** Day of publication. */
  readonly published: string;
  /** SHA-256 of the PDF's bytes. */
  readonly sha256: string | '';
  /** How far the document could be read. */
  readonly status: 'complete' | 'partial' | 'failed';
  /** Title as printed. */
  readonly title: string;
  /** Fiscal year that the document is for. */
  readonly document_fiscal_year: number | null;
  /** Declaration at the start of the year, check half-way, or result at its end. */
  readonly stage: 'declared' | 'interim' | 'result' | '';
  /** 6-digit code of the municipality, as text. */
  readonly municipality_code: string;
  /** Name of the municipality. */
  readonly municipality: string;
  /** The unit that declares, as printed. */
  readonly department: string;
  /** Title of the speaker, as printed. */
  readonly speaker_title: string;
  /** Name of the speaker, as printed. */
  readonly speaker_name: string;
  /** Name of the plan, as printed. */
  readonly plan_name: string;
  /** First fiscal year of the plan. */
  readonly plan_start_fiscal_year: number | null;
  /** Last fiscal year of the plan. */
  readonly plan_end_fiscal_year: number | null;
  /** Number of pages. */
  readonly pages: number;
  /** Number of tables, joined over pages. */
  readonly tables: number;
  /** Rows in indicators.csv. */
  readonly indicators: number;
  /** Rows in observations.csv. */
  readonly observations: number;
  /** Visible characters: glyphs_placed + glyphs_unplaced. */
  readonly glyphs: number;
  /** Characters that found their place. */
  readonly glyphs_placed: number;
  /** Characters listed as unplaced. */
  readonly glyphs_unplaced: number;
  /** Rows in issues.csv. */
  readonly issues: number;
  /** The PDF's producer entry. */
  readonly producer: string;
  /** Profile that the document was read with. */
  readonly profile: string;
  /** What the document seems to be; the evidence stands in its JSON. `other` is no declaration of goals. */
  readonly document_kind: 'declaration' | 'interim' | 'result' | 'evaluation_sheet' | 'plan' | 'other' | '';
  /** Rows in declarations.csv; where there are several, title, year, stage, department, speaker and plan stand there only. */
  readonly declarations: number;
  /** Cells with a figure, in tables of indicators, that became an observation. */
  readonly figures_observation: number;
  /** Cells with a figure, in tables of indicators, that are derived (rates, differences). */
  readonly figures_derived: number;
  /** Cells with a figure, in tables of indicators, that are attributes of a value beside them. */
  readonly figures_attribute: number;
  /** Cells with a figure, in tables of indicators, that are labels, codes or names. */
  readonly figures_label: number;
  /** Cells with a figure, in tables of indicators, that are marks of notes. */
  readonly figures_note_mark: number;
  /** Cells with a figure, in tables of indicators, that stand in remarks, banners or are of others. */
  readonly figures_remark: number;
  /** Cells with a figure, in tables of indicators, that were given no meaning; an issue tells of them. */
  readonly figures_unread: number;
}

/** A division (課): a row of divisions.csv. */
export interface Division {
  /** First 12 hex digits of the SHA-256 of the PDF's bytes. */
  readonly document_id: string;
  /** Order as printed, from 1. */
  readonly position: number;
  /** Division, without a leading mark. */
  readonly division: string;
  /** Number of the declaration in its document, from 1; 0 for what belongs to none. */
  readonly declaration: number;
}

/** A role (役割) of the department: a row of roles.csv. */
export interface Role {
  /** First 12 hex digits of the SHA-256 of the PDF's bytes. */
  readonly document_id: string;
  /** Order as printed, from 1. */
  readonly position: number;
  /** Role, without a leading mark. */
  readonly role: string;
  /** Number of the declaration in its document, from 1; 0 for what belongs to none. */
  readonly declaration: number;
}

/** A numbered policy (取組方針): a row of policies.csv. */
export interface Policy {
  /** First 12 hex digits of the SHA-256 of the PDF's bytes. */
  readonly document_id: string;
  /** Number of the policy, as printed. */
  readonly number: string;
  /** Heading without its 【】. */
  readonly title: string;
  /** Body. */
  readonly body: string;
  /** Page of the PDF, from 1. */
  readonly page: number;
  /** Number of the declaration in its document, from 1; 0 for what belongs to none. */
  readonly declaration: number;
  /** Content words of heading and body, in order, each once. */
  readonly keywords: string;
}

/** A footnote: a row of notes.csv. */
export interface Note {
  /** First 12 hex digits of the SHA-256 of the PDF's bytes. */
  readonly document_id: string;
  /** Number of the note in its document. */
  readonly note_id: string;
  /** Mark of the note. */
  readonly marker: string;
  /** Text without its mark. */
  readonly text: string;
  /** What the note bears on. */
  readonly applies_to: string;
  /** Page of the PDF, from 1. */
  readonly page: number;
  /** Number of the declaration in its document, from 1; 0 for what belongs to none. */
  readonly declaration: number;
}

/** A row of a KPI table, as printed: a row of indicators.csv. */
export interface Indicator {
  /** First 12 hex digits of the SHA-256 of the PDF's bytes. */
  readonly document_id: string;
  /** Number of the table, from 1. */
  readonly table: number;
  /** Number of the row, from 1. */
  readonly row: number;
  /** What the number column of the table prints; unique inside one plan period only. */
  readonly project_code: string;
  /** Name of the project, as printed, line breaks joined. */
  readonly project_name: string;
  /** Name of the indicator, as printed, without a note mark. */
  readonly indicator_name: string;
  /** Division in charge, as printed. */
  readonly division: string;
  /** Content words of project and indicator name, in order, each once. */
  readonly keywords: string;
  /** Page of the PDF, from 1. */
  readonly page: number;
  /** left top right bottom, in points from the page's top-left corner. */
  readonly bbox: string;
  /** Printed text of the baseline columns. */
  readonly baseline_text: string;
  /** Printed text of the actual columns. */
  readonly actual_text: string;
  /** Printed text of the estimate columns. */
  readonly estimate_text: string;
  /** Printed text of the target columns. */
  readonly target_text: string;
  /** Printed text of the interim target columns. */
  readonly interim_target_text: string;
  /** Printed text of the planned value columns. */
  readonly plan_text: string;
  /** Number of the declaration in its document, from 1; 0 for what belongs to none. */
  readonly declaration: number;
  /** What the indicator belongs to by a column of groups, as printed; several from left to right. */
  readonly indicator_group: string;
}

/** A value of a KPI table: one indicator × one period × one kind. A row of observations.csv. */
export interface Observation {
  /** <document_id>/<table>/<row>/<column>/<part>, all counted from 1 as printed. */
  readonly observation_id: string;
  /** First 12 hex digits of the SHA-256 of the PDF's bytes. */
  readonly document_id: string;
  /** 6-digit code of the municipality, as text. */
  readonly municipality_code: string;
  /** Name of the municipality. */
  readonly municipality: string;
  /** The unit that declares, as printed. */
  readonly department: string;
  /** Fiscal year that the document is for: the vintage of its values. */
  readonly document_fiscal_year: number | null;
  /** Name of the plan, as printed. */
  readonly plan_name: string;
  /** What the number column of the table prints; unique inside one plan period only. */
  readonly project_code: string;
  /** Name of the project, as printed, line breaks joined. */
  readonly project_name: string;
  /** Name of the indicator, as printed, without a note mark. */
  readonly indicator_name: string;
  /** Division in charge, as printed. */
  readonly division: string;
  /** What the value is: from the header of its column, or a note. */
  readonly value_kind: 'baseline' | 'actual' | 'estimate' | 'target' | 'interim_target' | 'plan';
  /** Year in which the period's April lies. */
  readonly fiscal_year: number | null;
  /** First day of the period, inclusive. */
  readonly period_start: string | null;
  /** Last day of the period, inclusive. */
  readonly period_end: string | null;
  /** The period as printed, from the cell if it carries its own, else from the header. */
  readonly period_text: string;
  /** Whether the cell holds a number, a range, words, or nothing. */
  readonly status: 'number' | 'range' | 'text' | 'missing';
  /** Decimal; scale folded in; as many decimals as printed. */
  readonly value_number: number | null;
  /** Lower bound of a range. */
  readonly value_min: number | null;
  /** Upper bound of a range. */
  readonly value_max: number | null;
  /** Canonical unit. */
  readonly unit: string;
  /** The unit as printed. */
  readonly unit_text: string;
  /** The words: the whole cell, or what stands beside its number. */
  readonly text_value: string;
  /** How the number is meant: space-separated, sorted. */
  readonly modifiers: string;
  /** Why there is no value, only where status is missing. */
  readonly missing_reason: 'blank' | 'dash' | 'pending' | 'not_applicable' | 'not_assessed' | null;
  /** Number of the value where one cell holds several, from 1. */
  readonly part: number;
  /** Label of the value where one cell holds several. */
  readonly part_label: string;
  /** The cell as printed, wrapped lines joined. */
  readonly value_text: string;
  /** Notes that bear on this value, space-separated. */
  readonly note_ids: string;
  /** Page of the PDF, from 1. */
  readonly page: number;
  /** left top right bottom, in points from the page's top-left corner. */
  readonly bbox: string;
  /** true when an issue of level warning or error points at this value. */
  readonly needs_review: boolean;
  /** true when a correction by a person replaced what was read. */
  readonly corrected: boolean;
  /** Number of the declaration in its document, from 1; 0 for what belongs to none. */
  readonly declaration: number;
  /** What the indicator belongs to by a column of groups, as printed; several from left to right. */
  readonly indicator_group: string;
  /** The numbers as decimals with the decimals that are printed. */
  readonly exact: Exact;
}

/** A thing that a person should look at: a row of issues.csv. */
export interface Issue {
  /** First 12 hex digits of the SHA-256 of the PDF's bytes. */
  readonly document_id: string | '';
  /** Kind of issue, explained in docs/issues.md. */
  readonly code: string;
  /** How grave it is. */
  readonly level: 'info' | 'warning' | 'error';
  /** Page of the PDF, from 1. */
  readonly page: number | null;
  /** left top right bottom, in points from the page's top-left corner. */
  readonly bbox: string | '';
  /** Observation that the issue points at. */
  readonly observation_id: string;
  /** What stands in the document. */
  readonly actual: string;
  /** What would have been understood, or what to do. */
  readonly expected: string;
  /** Message in English. */
  readonly message: string;
  /** Message in Japanese. */
  readonly message_ja: string;
}

/** A cell of a table with its place. */
export interface TableCell {
  readonly row: number;
  readonly column: number;
  readonly row_span: number;
  readonly column_span: number;
  readonly text: string;
  readonly page: number;
  readonly bbox: string;
}

/** A table, its parts joined, header rows apart. */
export interface DeclaredTable {
  readonly table: number;
  readonly kind: 'kpi' | 'form' | 'other';
  readonly caption: string;
  readonly parts: readonly {
    readonly page: number;
    readonly bbox: string;
    readonly evidence: string;
  }[];
  readonly columns: readonly ({
    readonly column: number;
    readonly header: string;
    readonly role: 'project_code' | 'project_name' | 'indicator_name' | 'unit' | 'division' | 'value' | 'kind' | 'year' | 'dates' | 'group' | 'rating' | 'others' | 'remarks' | 'number' | 'unknown';
    readonly value_kind: 'baseline' | 'actual' | 'estimate' | 'target' | 'interim_target' | 'plan' | null;
    readonly period: Period | null;
    readonly unit: string;
  })[];
  readonly header: readonly TableCell[];
  readonly cells: readonly TableCell[];
  readonly figures?: Readonly<Record<string, number>> | undefined;
  readonly years?: readonly Period[] | undefined;
}

/** Where a stretch of printed characters ended. */
export interface Placement {
  readonly page: number;
  readonly bbox: string;
  readonly place: string;
  readonly text: string;
}

/** Everything that was read from one PDF: documents/<document_id>.json. */
export interface ConvertedDocument {
  readonly document: DocumentRow;
  readonly profile_reason: string;
  readonly kind_evidence: readonly ({
    readonly kind: 'declaration' | 'interim' | 'result' | 'evaluation_sheet' | 'plan' | 'other';
    readonly words: string;
  })[];
  readonly municipality_evidence: readonly ({
    readonly source: 'signature' | 'cover' | 'footer' | 'title' | 'address' | 'metadata';
    readonly name: string;
    readonly prefecture: string;
    readonly page: number | null;
    readonly text: string;
  })[];
  readonly page_sizes: readonly {
    readonly page: number;
    readonly width: number;
    readonly height: number;
  }[];
  readonly declarations: readonly ({
    /** First 12 hex digits of the SHA-256 of the PDF's bytes. */
    readonly document_id: string;
    /** Number of the declaration in its document, in order, from 1. */
    readonly declaration: number;
    /** Page on which it begins, from 1. */
    readonly first_page: number;
    /** Page on which it ends; the next one may begin on the same. */
    readonly last_page: number;
    /** Title as printed. */
    readonly title: string;
    /** Fiscal year that the document is for. */
    readonly document_fiscal_year: number | null;
    /** What the document seems to be; the evidence stands in its JSON. `other` is no declaration of goals. */
    readonly document_kind: 'declaration' | 'interim' | 'result' | 'evaluation_sheet' | 'plan' | 'other' | '';
    /** Declaration at the start of the year, check half-way, or result at its end. */
    readonly stage: 'declared' | 'interim' | 'result' | '';
    /** The unit that declares, as printed. */
    readonly department: string;
    /** Title of the speaker, as printed. */
    readonly speaker_title: string;
    /** Name of the speaker, as printed. */
    readonly speaker_name: string;
    /** Name of the plan, as printed. */
    readonly plan_name: string;
    /** First fiscal year of the plan. */
    readonly plan_start_fiscal_year: number | null;
    /** Last fiscal year of the plan. */
    readonly plan_end_fiscal_year: number | null;
    /** Number of its tables of indicators. */
    readonly tables: number;
    /** Its rows in indicators.csv. */
    readonly indicators: number;
    /** Its rows in observations.csv. */
    readonly observations: number;
  })[];
  readonly message: string;
  readonly divisions: readonly Division[];
  readonly roles: readonly Role[];
  readonly policies: readonly Policy[];
  readonly notes: readonly Note[];
  readonly tables: readonly DeclaredTable[];
  readonly indicators: readonly Indicator[];
  readonly observations: readonly Observation[];
  readonly read_before_correction: Readonly<Record<string, {
    /** <document_id>/<table>/<row>/<column>/<part>, all counted from 1 as printed. */
    readonly observation_id?: string | undefined;
    /** First 12 hex digits of the SHA-256 of the PDF's bytes. */
    readonly document_id?: string | undefined;
    /** 6-digit code of the municipality, as text. */
    readonly municipality_code?: string | undefined;
    /** Name of the municipality. */
    readonly municipality?: string | undefined;
    /** The unit that declares, as printed. */
    readonly department?: string | undefined;
    /** Fiscal year that the document is for: the vintage of its values. */
    readonly document_fiscal_year?: number | null | undefined;
    /** Name of the plan, as printed. */
    readonly plan_name?: string | undefined;
    /** What the number column of the table prints; unique inside one plan period only. */
    readonly project_code?: string | undefined;
    /** Name of the project, as printed, line breaks joined. */
    readonly project_name?: string | undefined;
    /** Name of the indicator, as printed, without a note mark. */
    readonly indicator_name?: string | undefined;
    /** Division in charge, as printed. */
    readonly division?: string | undefined;
    /** What the value is: from the header of its column, or a note. */
    readonly value_kind?: 'baseline' | 'actual' | 'estimate' | 'target' | 'interim_target' | 'plan' | undefined;
    /** Year in which the period's April lies. */
    readonly fiscal_year?: number | null | undefined;
    /** First day of the period, inclusive. */
    readonly period_start?: string | null | undefined;
    /** Last day of the period, inclusive. */
    readonly period_end?: string | null | undefined;
    /** The period as printed, from the cell if it carries its own, else from the header. */
    readonly period_text?: string | undefined;
    /** Whether the cell holds a number, a range, words, or nothing. */
    readonly status?: 'number' | 'range' | 'text' | 'missing' | undefined;
    /** Decimal; scale folded in; as many decimals as printed. */
    readonly value_number?: number | null | undefined;
    /** Lower bound of a range. */
    readonly value_min?: number | null | undefined;
    /** Upper bound of a range. */
    readonly value_max?: number | null | undefined;
    /** Canonical unit. */
    readonly unit?: string | undefined;
    /** The unit as printed. */
    readonly unit_text?: string | undefined;
    /** The words: the whole cell, or what stands beside its number. */
    readonly text_value?: string | undefined;
    /** How the number is meant: space-separated, sorted. */
    readonly modifiers?: string | undefined;
    /** Why there is no value, only where status is missing. */
    readonly missing_reason?: 'blank' | 'dash' | 'pending' | 'not_applicable' | 'not_assessed' | null | undefined;
    /** Number of the value where one cell holds several, from 1. */
    readonly part?: number | undefined;
    /** Label of the value where one cell holds several. */
    readonly part_label?: string | undefined;
    /** The cell as printed, wrapped lines joined. */
    readonly value_text?: string | undefined;
    /** Notes that bear on this value, space-separated. */
    readonly note_ids?: string | undefined;
    /** Page of the PDF, from 1. */
    readonly page?: number | undefined;
    /** left top right bottom, in points from the page's top-left corner. */
    readonly bbox?: string | undefined;
    /** true when an issue of level warning or error points at this value. */
    readonly needs_review?: boolean | undefined;
    /** true when a correction by a person replaced what was read. */
    readonly corrected?: boolean | undefined;
    /** Number of the declaration in its document, from 1; 0 for what belongs to none. */
    readonly declaration?: number | undefined;
    /** What the indicator belongs to by a column of groups, as printed; several from left to right. */
    readonly indicator_group?: string | undefined;
  }>>;
  readonly issues: readonly Issue[];
  readonly settled_issues?: readonly Issue[] | undefined;
  readonly as_read?: {
    readonly document?: DocumentRow | undefined;
    readonly declarations?: readonly ({
      /** First 12 hex digits of the SHA-256 of the PDF's bytes. */
      readonly document_id: string;
      /** Number of the declaration in its document, in order, from 1. */
      readonly declaration: number;
      /** Page on which it begins, from 1. */
      readonly first_page: number;
      /** Page on which it ends; the next one may begin on the same. */
      readonly last_page: number;
      /** Title as printed. */
      readonly title: string;
      /** Fiscal year that the document is for. */
      readonly document_fiscal_year: number | null;
      /** What the document seems to be; the evidence stands in its JSON. `other` is no declaration of goals. */
      readonly document_kind: 'declaration' | 'interim' | 'result' | 'evaluation_sheet' | 'plan' | 'other' | '';
      /** Declaration at the start of the year, check half-way, or result at its end. */
      readonly stage: 'declared' | 'interim' | 'result' | '';
      /** The unit that declares, as printed. */
      readonly department: string;
      /** Title of the speaker, as printed. */
      readonly speaker_title: string;
      /** Name of the speaker, as printed. */
      readonly speaker_name: string;
      /** Name of the plan, as printed. */
      readonly plan_name: string;
      /** First fiscal year of the plan. */
      readonly plan_start_fiscal_year: number | null;
      /** Last fiscal year of the plan. */
      readonly plan_end_fiscal_year: number | null;
      /** Number of its tables of indicators. */
      readonly tables: number;
      /** Its rows in indicators.csv. */
      readonly indicators: number;
      /** Its rows in observations.csv. */
      readonly observations: number;
    })[] | undefined;
    readonly divisions?: readonly Division[] | undefined;
    readonly tables?: readonly DeclaredTable[] | undefined;
    readonly indicators?: readonly Indicator[] | undefined;
    readonly observations?: readonly Observation[] | undefined;
    readonly issues?: readonly Issue[] | undefined;
  } | undefined;
  readonly placements: readonly Placement[];
  readonly hidden: readonly {
    readonly page: number;
    readonly bbox: string;
    readonly reason: string;
    readonly characters: number;
  }[];
  readonly doubled_glyphs: number;
}

/** One period of one indicator through all declarations: a row of series.csv. */
export interface SeriesRow {
  /** 6-digit code of the municipality, as text. */
  readonly municipality_code: string;
  /** Name of the municipality. */
  readonly municipality: string;
  /** The row that the series starts at: <document_id>/<table>/<row>. */
  readonly series_id: string;
  /** Name of the plan, as last printed. */
  readonly plan_name: string;
  /** Project number, as last printed. */
  readonly project_code: string;
  /** Name of the project, as last printed. */
  readonly project_name: string;
  /** Name of the indicator, as last printed. */
  readonly indicator_name: string;
  /** The unit that declares, as last printed. */
  readonly department: string;
  /** Division in charge, as last printed. */
  readonly division: string;
  /** Canonical unit; values in another unit stand in a row of their own. */
  readonly unit: string;
  /** Fiscal year of the period: the year in which its April lies. */
  readonly fiscal_year: number | null;
  /** First day of the period. */
  readonly period_start: string | null;
  /** Last day of the period. */
  readonly period_end: string | null;
  /** Number of the value where one cell holds several. */
  readonly part: number;
  /** Label of the value where one cell holds several. */
  readonly part_label: string;
  /** The baseline, of the latest declaration that states one. */
  readonly baseline: number | null;
  /** The actual, of the latest declaration that states one. */
  readonly actual: number | null;
  /** The estimate, of the latest declaration that states one. */
  readonly estimate: number | null;
  /** The target, of the latest declaration that states one. */
  readonly target: number | null;
  /** The interim target, of the latest declaration that states one. */
  readonly interim_target: number | null;
  /** The planned value, of the latest declaration that states one. */
  readonly plan: number | null;
  /** The baseline as printed. */
  readonly baseline_text: string;
  /** The actual as printed. */
  readonly actual_text: string;
  /** The estimate as printed. */
  readonly estimate_text: string;
  /** The target as printed. */
  readonly target_text: string;
  /** The interim target as printed. */
  readonly interim_target_text: string;
  /** The planned value as printed. */
  readonly plan_text: string;
  /** Document that the baseline comes from. */
  readonly baseline_document: string | null;
  /** Document that the actual comes from. */
  readonly actual_document: string | null;
  /** Document that the estimate comes from. */
  readonly estimate_document: string | null;
  /** Document that the target comes from. */
  readonly target_document: string | null;
  /** Document that the interim target comes from. */
  readonly interim_target_document: string | null;
  /** Document that the planned value comes from. */
  readonly plan_document: string | null;
  /** Page that the baseline stands on. */
  readonly baseline_page: number | null;
  /** Page that the actual stands on. */
  readonly actual_page: number | null;
  /** Page that the estimate stands on. */
  readonly estimate_page: number | null;
  /** Page that the target stands on. */
  readonly target_page: number | null;
  /** Page that the interim target stands on. */
  readonly interim_target_page: number | null;
  /** Page that the planned value stands on. */
  readonly plan_page: number | null;
  /** True where an actual is stated, not an estimate alone. */
  readonly settled: boolean;
  /** How often a later declaration states a value of this period otherwise: rows of changes.csv. */
  readonly revisions: number;
}

/** Which indicator row belongs to which series: a row of series_links.csv. */
export interface SeriesLink {
  /** 6-digit code of the municipality, as text. */
  readonly municipality_code: string;
  /** Name of the municipality. */
  readonly municipality: string;
  /** The row that the series starts at: <document_id>/<table>/<row>. */
  readonly series_id: string;
  /** Document of the indicator row. */
  readonly document_id: string;
  /** Table of the row, from 1. */
  readonly table: number;
  /** Row of the table, from 1. */
  readonly row: number;
  /** Page of the PDF, from 1. */
  readonly page: number;
  /** Year that the document is for. */
  readonly document_fiscal_year: number | null;
  /** Declaration, interim report or report of results. */
  readonly stage: 'declared' | 'interim' | 'result' | '';
  /** The unit that declares, as printed. */
  readonly department: string;
  /** Name of the plan, as printed. */
  readonly plan_name: string;
  /** Project number, as printed. */
  readonly project_code: string;
  /** Name of the project, as printed. */
  readonly project_name: string;
  /** Name of the indicator, as printed. */
  readonly indicator_name: string;
  /** Division in charge, as printed. */
  readonly division: string;
  /** How sure the link is; a proposed one is not in force. */
  readonly certainty: 'certain' | 'accepted' | 'proposed';
  /** What joins the row to its series. */
  readonly rule: 'first' | 'plan_code' | 'names' | 'names_values' | 'edition' | 'accepted' | 'joined' | 'likely';
  /** Row of the series that this one was joined to. */
  readonly linked_to: string | '';
  /** Why the two rows were joined. */
  readonly evidence: string;
  /** Strength of the evidence of a proposal, 0 to 1. */
  readonly score: number | null;
  /** Corrected re-issue that takes the place of this document. */
  readonly superseded_by: string | null;
}

/** What a later declaration says differently: a row of changes.csv. */
export interface SeriesChange {
  /** 6-digit code of the municipality, as text. */
  readonly municipality_code: string;
  /** Name of the municipality. */
  readonly municipality: string;
  /** The row that the series starts at: <document_id>/<table>/<row>. */
  readonly series_id: string;
  /** Project number, as last printed. */
  readonly project_code: string;
  /** Name of the project, as last printed. */
  readonly project_name: string;
  /** Name of the indicator, as last printed. */
  readonly indicator_name: string;
  /** What changed. */
  readonly change: 'revised' | 'settled' | 'corrected' | 'plan' | 'project_code' | 'project_name' | 'indicator_name' | 'department' | 'division' | 'unit';
  /** Kind of the later value. */
  readonly value_kind: 'baseline' | 'actual' | 'estimate' | 'target' | 'interim_target' | 'plan' | null;
  /** Fiscal year of the period: the year in which its April lies. */
  readonly fiscal_year: number | null;
  /** First day of the period. */
  readonly period_start: string | null;
  /** Last day of the period. */
  readonly period_end: string | null;
  /** Number of the value where one cell holds several. */
  readonly part: number | null;
  /** What the earlier declaration says. */
  readonly earlier: string;
  /** Document of the earlier declaration. */
  readonly earlier_document: string;
  /** Page of the earlier declaration. */
  readonly earlier_page: number;
  /** What the later declaration says. */
  readonly later: string;
  /** Document of the later declaration. */
  readonly later_document: string;
  /** Page of the later declaration. */
  readonly later_page: number;
  /** The change as one sentence, in Japanese. */
  readonly sentence: string;
}

/** What the documents do not say of a dataset (mokuhyo.config.json). */
export interface DatasetConfig {
  readonly $schema?: string | undefined;
  readonly name?: string | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly version?: string | undefined;
  readonly modified?: string | undefined;
  readonly homepage?: string | undefined;
  readonly publisher?: {
    readonly name: string;
    readonly url?: string | undefined;
  } | undefined;
  readonly contact?: {
    readonly name: string;
    readonly email?: string | undefined;
    readonly url?: string | undefined;
  } | undefined;
  readonly licence?: {
    readonly name: string;
    readonly title: string;
    readonly path: string;
  } | undefined;
  readonly update_frequency?: 'annual' | 'biannual' | 'quarterly' | 'monthly' | 'irregular' | 'never' | undefined;
  readonly keywords?: readonly string[] | undefined;
  readonly source_page?: string | undefined;
  readonly source_base?: string | undefined;
}

/** What a city calls its columns and sections (プロファイル). */
export interface Profile {
  readonly name: string;
  readonly title: string;
  readonly extends?: string | undefined;
  readonly municipality?: {
    readonly name: string;
    readonly code: string;
  } | undefined;
  readonly selected_by?: readonly string[] | undefined;
  readonly form?: readonly string[] | undefined;
  readonly taught_by?: string | undefined;
  readonly headers?: {
    readonly project_code?: readonly string[] | undefined;
    readonly project_name?: readonly string[] | undefined;
    readonly indicator_name?: readonly string[] | undefined;
    readonly unit?: readonly string[] | undefined;
    readonly division?: readonly string[] | undefined;
    readonly kind?: readonly string[] | undefined;
    readonly year?: readonly string[] | undefined;
    readonly rating?: readonly string[] | undefined;
    readonly group?: readonly string[] | undefined;
    readonly remarks?: readonly string[] | undefined;
  } | undefined;
  readonly kinds?: { readonly [key in 'baseline' | 'actual' | 'estimate' | 'target' | 'interim_target' | 'plan']?: readonly string[] | undefined } | undefined;
  readonly periods?: Readonly<Record<string, string>> | undefined;
  readonly sections?: {
    readonly message?: readonly string[] | undefined;
    readonly roles?: readonly string[] | undefined;
    readonly divisions?: readonly string[] | undefined;
    readonly policies?: readonly string[] | undefined;
    readonly other?: readonly string[] | undefined;
  } | undefined;
  readonly heads?: Readonly<Record<string, string>> | undefined;
  readonly title_words?: readonly string[] | undefined;
  readonly stages?: {
    readonly interim?: readonly string[] | undefined;
    readonly result?: readonly string[] | undefined;
  } | undefined;
  readonly not_indicators?: readonly string[] | undefined;
}

import type { Box } from '../geometry/box.js';
import { type Matrix, mapBox } from './matrix.js';

/** An annotation (注釈) or form field as a viewer shows it. */
export interface Annotation {
  /** pdf.js's name for it, which its operators carry, too. */
  readonly id: string;
  /** What it is, as PDF calls it: FreeText, Stamp, Widget, … */
  readonly subtype: string;
  /** On the upright page. */
  readonly box: Box;
  /** What it says: a field's value, a comment's words; empty where it says nothing. */
  readonly text: string;
  /** Size of its letters in points; 0 where the viewer chooses. */
  readonly fontSize: number;
  readonly multiLine: boolean;
  /** A check box or radio button: is it on? */
  readonly button?: { readonly kind: 'box' | 'radio'; readonly isOn: boolean };
}

/** What pdf.js tells of an annotation, as far as it is used here. */
interface PdfjsAnnotation {
  readonly id?: unknown;
  readonly subtype?: unknown;
  readonly rect?: ArrayLike<number>;
  readonly annotationFlags?: number;
  readonly contentsObj?: { readonly str?: string };
  readonly defaultAppearanceData?: { readonly fontSize?: number };
  readonly fieldType?: string | null;
  readonly fieldValue?: unknown;
  readonly password?: boolean;
  readonly multiLine?: boolean;
  readonly checkBox?: boolean;
  readonly radioButton?: boolean;
  readonly exportValue?: unknown;
  readonly buttonValue?: unknown;
  readonly options?: readonly { readonly exportValue?: unknown; readonly displayValue?: unknown }[];
}

/** Flags of PDF 32000-1, table 165: Invisible concerns annotations of unknown kind only, Print does not bear on the screen. */
const HIDDEN = 2;
const NO_VIEW = 32;

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The value of a text or choice field, as it is displayed. */
function fieldText({ fieldType, fieldValue, password, options }: PdfjsAnnotation): string {
  if (password || (fieldType !== 'Tx' && fieldType !== 'Ch')) return '';
  const values = (Array.isArray(fieldValue) ? fieldValue : [fieldValue]).map(asText);
  const displayed = values.map(
    (value) => asText(options?.find(({ exportValue }) => exportValue === value)?.displayValue) || value,
  );
  return displayed.filter((value) => value !== '').join('\n');
}

function buttonOf(annotation: PdfjsAnnotation): Pick<Annotation, 'button'> {
  const { checkBox, radioButton, fieldValue, exportValue, buttonValue } = annotation;
  if (!checkBox && !radioButton) return {};
  const value = asText(fieldValue);
  const ofThis = radioButton ? buttonValue : exportValue;
  const isOn = value !== '' && value !== 'Off' && (ofThis === undefined || ofThis === null || ofThis === value);
  return { button: { kind: checkBox ? 'box' : 'radio', isOn } };
}

/** The page's annotations that are shown on a screen. */
export function readAnnotations(annotations: readonly unknown[], pageMatrix: Matrix): Annotation[] {
  return annotations.flatMap((each): Annotation[] => {
    const annotation = each as PdfjsAnnotation;
    const { id, subtype, rect, annotationFlags = 0 } = annotation;
    if (!rect || rect.length < 4 || (annotationFlags & (HIDDEN | NO_VIEW)) !== 0) return [];
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = Array.from(rect);
    const isField = subtype === 'Widget';
    const words = subtype === 'FreeText' ? asText(annotation.contentsObj?.str) : '';
    return [
      {
        id: String(id),
        subtype: String(subtype),
        box: mapBox(pageMatrix, x0, y0, x1, y1),
        text: isField ? fieldText(annotation) : words,
        fontSize: annotation.defaultAppearanceData?.fontSize ?? 0,
        multiLine: !isField || annotation.multiLine === true,
        ...buttonOf(annotation),
      },
    ];
  });
}

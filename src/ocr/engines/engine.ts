import type { Grey } from '../picture.js';

/** A character that an engine read. */
export interface ReadSymbol {
  readonly text: string;
  /** Where it begins in the line image, in pixels. */
  readonly left: number;
}

/** Reads the image of one line of writing. */
export interface Engine {
  read(picture: Grey): Promise<readonly ReadSymbol[]>;
  close(): Promise<void>;
}

/** An engine that tells which characters it can read at all. */
export interface WitnessEngine extends Engine {
  readonly knows: (character: string) => boolean;
}

/** The engines that read a page (文字認識エンジン). */
export interface Engines {
  /** Reads all; its text stands where nothing speaks against it. */
  readonly words: Engine;
  /** A model that differs: a witness for words. */
  readonly otherWords: Engine;
  /** An engine that differs: a witness for digits, Latin letters and kanji in their Chinese forms; it knows no kana. */
  readonly digits: WitnessEngine;
}

/** Where to find what the engines need. Plain data: it crosses to a worker. */
export interface EnginePlaces {
  /** Folder in whose node_modules the packages lie; beside the program where it is left out. */
  readonly packages?: string;
  /** Folder of tesseract's models; the system's where it is left out. */
  readonly models?: string;
}

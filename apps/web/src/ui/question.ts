export interface Question {
  title: string;
  /** What will happen, in words that let a person decide. */
  message: string;
  /** The verb on the button that goes on. */
  confirm: string;
  cancel?: string;
  isDangerous?: boolean;
}

export interface AskedQuestion extends Question {
  answer: (yes: boolean) => void;
}

import { ContractFailure } from '../answer.ts';

/** A call that had to be refused was granted: a defect, whatever says that it had to be. */
export class GrantedProbe extends ContractFailure {}

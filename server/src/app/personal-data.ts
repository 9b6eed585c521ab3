import { editData } from '../edits/personal-data.js';
import { importData } from '../exchange/personal-data.js';
import { accountData, type PersonalData } from '../identity/personal-data.js';
import { introductionData } from '../introductions/personal-data.js';
import { mentorData } from '../mentoring/personal-data.js';
import { notificationData } from '../notifications/personal-data.js';
import { savedSearchData } from '../search/personal-data.js';
import { delegateData } from '../stakeholders/personal-data.js';
import { termData } from '../terms/personal-data.js';

/** What every room keeps about a person; one that keeps more adds its line here. */
export const personalData: readonly PersonalData[] = [
  ...accountData,
  ...delegateData,
  ...termData,
  ...savedSearchData,
  ...editData,
  ...introductionData,
  ...mentorData,
  ...importData,
  ...notificationData,
];

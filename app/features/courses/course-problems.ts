/** Words for what a form about a course got wrong, by code. Each says what to do; none blames anybody (IPT-003). */
const words: Readonly<Record<string, string>> = {
  'pathway/not-a-number-of-sessions': 'Give the number of sessions as a whole number, no more than 52.',
  'pathway/too-few-sessions': 'Fewer than 8 sessions need a clinical reason. Write it below.',
  'pathway/too-many-sessions': 'More than 20 sessions need a clinical reason. Write it below.',
  'pathway/no-room-for-three-phases': 'At least 3 sessions are needed for the three phases.',
  'series/not-1-to-8-weeks': 'Choose from every week to every eight weeks.',
  'series/not-all-dates': 'Some dates are missing. See the dates again.',
  'minutes/not-15-to-120': 'Give the length of a session, from 15 to 120 minutes.',
  'format/missing': 'Choose how you will meet.',
  'supervisor/unknown': 'Choose a supervisor from the list, or none.',
  'time/missing': 'Give a time, such as 10:00.',
  'day/missing': 'Give a date.',
  'day/far-away': 'This date is more than a year back or two years ahead. Check the year.',
  'day/in-future': 'This day has not come yet.',
  'day/before-start': 'This day lies before the course began.',
  'focus/area-missing': 'Choose one area.',
  'focus/label-missing': 'Choose the words that the patient hears.',
  'ending/missing': 'Choose how the course ends.',
  'transfer/no-such-clinician': 'Choose a clinician from the list.',

  'calendar/clash': 'Some of these times run into other appointments. Look at them, then decide.',
  'calendar/own-overlap': 'Two sessions of this list lie across each other. Move one of them.',
  'course/one-open': 'This patient has a course under way already. One course is open at a time.',
  'course/acute-not-ended': 'A maintenance course follows an acute course that has ended.',
  'course/ended': 'This course has ended.',
  'course/alert-open':
    'An alert of this course is still open. Close it with an outcome and a next step, then end the course.',
  'course/all-sessions-planned':
    'All agreed sessions have their date. A course does not grow by itself: a change of the agreed number needs a reason and a new agreement.',
  'course/changed-meanwhile':
    'Somebody changed this course while this page was open. Here is how it stands now.',
  'course/maintenance-has-one-phase':
    'A maintenance course has a single phase and goes on from the focus agreed before.',
  'course/focus-already-agreed':
    'A focus is agreed. Another one is a change of focus, with its reason and a new agreement.',
  'course/not-in-termination':
    'A course is completed from the termination phase. Begin termination first, or say that it ends early.',
  'pathway/focus-not-agreed':
    'The focus is not agreed yet. The middle phase opens with it, and termination follows the middle phase.',
  'pathway/already-in-termination': 'The course is in termination.',
  'pathway/beyond-planned-sessions': 'All agreed sessions have been held.',
  'pathway/agree-the-focus':
    'The next session is planned for the middle phase, which opens when the focus is agreed.',
  'pathway/raise-the-ending': 'In the next session, speak of the ending: the middle phase is almost over.',
  'pathway/open-termination-tasks': 'The next session is the first of the termination phase.',
  'appointment/changed-meanwhile':
    'Somebody changed this appointment while this page was open. Here is how it stands now.',
  'appointment/not-planned': 'Only an appointment that is still planned can be changed like this.',
  'appointment/not-begun': 'This appointment has not begun yet. It can be cancelled or moved.',
  'submission/other-content':
    'This form was sent before with other content. Look at what is stored, then start again.',
  'access/sign-in-again': 'Please sign in again first.',
}

export function courseProblemWords(code: string): string {
  return words[code] ?? 'This cannot be stored as it is.'
}

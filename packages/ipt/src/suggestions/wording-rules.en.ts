import type { WordPattern } from './word-pattern.ts'

/**
 * A way of speaking that is heard as a complaint, as data. It is found by its patterns, unless one of the
 * exceptions is found in the same sentence. It says nothing about who is right (IPT-144).
 */
export type WordingRule = {
  readonly id: `wording/${string}`
  readonly patterns: readonly WordPattern[]
  readonly unless: readonly WordPattern[]
  /** A line that it finds. */
  readonly example: string
  /** The same wish as a direct, positive request. */
  readonly instead: string
  readonly reason: string
  readonly source: string
}

const source =
  'IPT-142; ipt-protocol.md 7.2 (direct, positive requests; precise feelings). Patterns are Kith’s.'

// "When you come late I worry" names an occasion and a feeling, which is what is wanted.
const occasion: readonly WordPattern[] = ['when|whenever|if ~1 you', 'in case you', 'hope ~2 you']
const hurtful =
  'lazy|selfish|cold|cruel|mean|impossible|useless|stupid|unfair|inconsiderate|rude|childish|heartless|hopeless|ungrateful|thoughtless|horrible|awful|terrible|ridiculous|pathetic|jealous|stubborn|hypocrite|liar|bully|coward|unbearable|distant|controlling|insensitive|irresponsible|disgusting'
const kind =
  'help|helped|listen|listened|support|supported|try|tried|care|cared|encourage|understand|understood|welcome|thank|remember|remembered|forgive|comfort|believe|believed'

/** The English rules. Others can be given to {@link complaintsIn} instead. */
export const wordingRulesEn: readonly WordingRule[] = [
  {
    id: 'wording/you-never',
    patterns: ['you ~2 never|rarely|hardly', 'you do not ever', 'never once ~2 you', 'not once ~2 you'],
    unless: [
      ...occasion,
      'never mind|minded|complain|complained|judge|judged|hurt|hesitate|know|forget|forgot|gave|give|stop|stopped|doubted|fail',
      'never let|lets ~1 me down',
      'never left my side',
    ],
    example: 'You never listen to me.',
    instead: 'I would like ten minutes of your time after supper.',
    reason: '"Never" invites an argument about exceptions.',
    source,
  },
  {
    id: 'wording/you-always',
    patterns: [
      'you ~2 always|constantly|forever',
      'every single time you',
      'you keep *ing',
      'you keep on *ing',
    ],
    unless: [
      ...occasion.slice(0, 2),
      `always ${kind}`,
      'always make|makes|made ~1 me laugh|smile|feel',
      'always been|there ~3 me|kind|good|patient|generous',
      'always so|very kind|good|patient|generous|gentle|sweet|warm',
      'always know|knew ~6 say|do|cheer',
      'can always',
      'keep trying|going|smiling|well',
    ],
    example: 'You always leave everything to me.',
    instead: 'Could you take the shopping this week?',
    reason: '"Always" makes one thing into a whole person.',
    source,
  },
  {
    id: 'wording/i-wish-you-would-not',
    patterns: [
      'wish ~1 you ~1 would not',
      'wish ~1 you were not|less|more',
      'wish ~1 you ~1 would ~1 stop|quit',
      'wish ~1 you would have',
      'wish ~1 you had|did|could ~1 not|once|listened|cared|told|thought|bothered|tried',
      'wish ~1 you listened|cared|bothered|noticed|understood|respected',
      'if only you',
    ],
    unless: [],
    example: 'I wish you would not come home so late.',
    instead: 'I would like us to eat together at seven on Fridays.',
    reason: 'It says what is not wanted; the other still has to guess what is.',
    source,
  },
  {
    id: 'wording/why-you',
    patterns: [
      'why can not you',
      'why will not you',
      'why do not you ever',
      'why do|did|must you ~1 always|never|have|even|bother',
      'why are you ~1 so|such|always|never|like',
      'why did not you',
      'why would you',
      'how could|can|dare you',
      'can|could not you even|ever|just|see',
      'would it kill',
      'is it|that too much to ask',
      'what is|was ~1 wrong with you',
      'who do you think you',
      'do you ever|even',
      'must you',
    ],
    unless: ['how can you tell|help'],
    example: 'Why can’t you ever be on time?',
    instead: 'Could you be here at six tomorrow?',
    reason: 'A question that wants no answer is heard as a reproach.',
    source,
  },
  {
    id: 'wording/you-do-not',
    patterns: [
      'you do|did|does not ~1 care|listen|help|appreciate|respect|understand|love|notice|bother|want|think|trust|talk|pay|support|show|take|ask|lift|call|say|tell|answer|even',
      'you could not care',
      'you could not be bothered',
      'you can not even|be',
      'you will not even|listen|talk|help',
      'you are not ~1 listening|helping|trying|interested|there',
      'you were not there',
      'you do nothing',
      'you no longer',
    ],
    unless: [
      ...occasion,
      'do not mind',
      'not have to',
      'not need to',
      'not think you',
      'glad|relieved|grateful|thank ~6 you did not',
      'say|know ~1 you do not mean',
    ],
    example: 'You don’t care how I feel.',
    instead: 'I felt lonely last night. Would you sit with me for a while?',
    reason: 'What somebody thinks or wants is a guess; what was felt is not.',
    source,
  },
  {
    id: 'wording/you-make-me',
    patterns: [
      'you ~1 make|makes|made me ~2 angry|furious|mad|sick|crazy|miserable|cry|ashamed|stupid|small|worthless|guilty|depressed|useless|invisible',
      'you ~1 drive|drove|driving me',
      'you ~1 hurt|hurting me',
      'you ~1 let me down',
      'you ~1 letting me down',
      'because of you',
      'your fault',
      'you are to blame',
      'i blame you',
      'thanks to you',
    ],
    unless: [
      ...occasion,
      'not ~3 fault',
      'never ~2 fault',
      'no one|nobody ~2 fault',
      'not ~2 blame',
      'never ~2 let me down',
      'never ~2 hurt me',
      'not let me down',
      'not hurt me',
      'drove me to|home',
      'drive|driving me to|home',
      'thanks|because ~2 you ~3 better|safe|happy|calmer',
    ],
    example: 'You make me so angry.',
    instead: 'I am angry about Saturday, and I would like to talk about it for ten minutes.',
    reason: 'A feeling that is one’s own can be heard; one that is blamed on the other is argued with.',
    source,
  },
  {
    id: 'wording/you-are',
    patterns: [
      `you are ~3 ${hurtful}`,
      `you ~1 being|acting ~2 ${hurtful}`,
      'you are ~1 such a',
      'you are ~2 like your mother|father|brother|sister',
      'you ~1 sound ~1 like your mother|father',
      'you of all people',
      'some husband|wife|friend|mother|father|son|daughter you are',
    ],
    unless: [
      'you are not',
      'not|never ~3 you are',
      'such a good|kind|dear|help|comfort|generous|patient|gentle|support|great|lovely|relief|nice',
      'do|does not mean|mean ~3 you',
    ],
    example: 'You are so selfish.',
    instead: 'I would like it if you asked me before you invite your friends.',
    reason: 'A word for the whole person leaves nothing that can be done.',
    source,
  },
  {
    id: 'wording/all-you-do',
    patterns: [
      'all you ~2 do|did|care|think|want|talk',
      'only thing you ~1 care|think|want',
      'you ~1 only|just ~1 care|think|call|come|talk|want',
      'nothing ~2 do|say|did is|was ~2 enough',
      'i do|did everything',
      'i am the only one',
      'i have|had to do everything',
      'nobody|no one ~1 helps|listens|cares|notices|thanks|asks',
      'do i have to',
      'am i the only',
    ],
    unless: ['all you ~2 do ~3 is|for great|enough|lovely', 'for all you do', 'when|if ~1 you'],
    example: 'All you ever do is look at your phone.',
    instead: 'Could we put the phones away during supper?',
    reason: 'It counts what is missing; a request names what would help.',
    source,
  },
  {
    id: 'wording/stop',
    patterns: [
      '^ stop|quit *ing',
      '^ stop it|that|this|being',
      '^ do not ~1 talk|speak|shout|yell|look|tell|walk|start|interrupt|ignore|treat|lie|blame|be|you|just|come|touch|use|always|expect',
      'you have|need|ought to stop',
      'you should|must|could have',
      'you should not have',
      'you should know',
      'you ought to',
      'could|would|can|will you ~1 please|just stop',
      'could|would|can|will you ~1 stop',
      'could|would|can|will you ~1 not',
    ],
    unless: [
      'stop worrying|by',
      'do not be afraid|sad|worried|sorry|shy|hard',
      'do not just ~2 yes',
      'should|must have been|felt|seen',
      'should not have ~2 flowers|present|gift|trouble',
      'could have ~4 thank',
      'would|could you ~1 not mind',
    ],
    example: 'Stop shouting at me.',
    instead: 'Please speak more quietly; then I can listen.',
    reason: 'It says what to leave off, and not what to do instead.',
    source,
  },
  {
    id: 'wording/fed-up',
    patterns: [
      'sick|tired|fed ~3 of|with you|your',
      'sick of having|being|this',
      'fed up',
      'had enough of you|your',
      'can not stand you|your|how|the',
      'hate how|that|it|the ~3 you',
      'thanks for nothing',
      'not that you|it ~3 care|notice|matters',
      'you ~1 ignored|ruined|lied|abandoned|forgot|broke|embarrassed|humiliated|betrayed|walked|stood|left',
      'as if you',
      'here we go again',
      'typical',
    ],
    unless: [
      'when|whenever ~2 you',
      'left ~2 note|message|keys|flowers',
      'you never ~2 left|ignored|forgot|lied',
      'walked|stood ~2 with|by me|us',
      'you left for|work|at',
    ],
    example: 'I am sick of your excuses.',
    instead: 'I need to know by Thursday whether you are coming. Will you tell me then?',
    reason: 'It lets off steam and asks for nothing.',
    source,
  },
]

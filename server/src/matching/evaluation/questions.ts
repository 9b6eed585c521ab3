import type { Admitted } from './column.js';
import type { History, Partners } from './history.js';
import type { Question } from './predictors.js';
import type { World } from './world.js';

/** What is predicted: partners never met before, with and without a history; partners met before; partners of a new project. */
export const tasks = ['new-partners', 'cold-start', 'repeats', 'project'] as const;
export type Task = (typeof tasks)[number];

/** A question with what happened: the positions that are right. */
export interface Asked extends Question {
  task: Task;
  right: Set<number>;
}

/**
 * The questions that the days from `history.day` until before `until` answer. A stakeholder with no occasion before is a
 * cold start; one that met someone new asks for new partners, one that met someone again for repeats.
 */
export function questionsOf(world: World, history: History, until: number): Asked[] {
  const newly = new Map<number, Set<number>>();
  const again = new Map<number, Set<number>>();
  const projects: Asked[] = [];
  const sets = new Map<number, ReadonlySet<number>>();
  const knownTo = (one: number) => {
    const known = sets.get(one) ?? new Set(history.partners[one]?.at);
    sets.set(one, known);
    return known;
  };
  for (const occasion of world.occasions) {
    if (occasion.day < history.day || occasion.day >= until) continue;
    for (const one of occasion.members) {
      const known = knownTo(one);
      for (const other of occasion.members) {
        if (other === one) continue;
        const into = known.has(other) ? again : newly;
        const set = into.get(one) ?? new Set<number>();
        into.set(one, set.add(other));
      }
    }
    if (occasion.project === null) continue;
    const from = occasion.hasLead ? (occasion.members[0] ?? null) : null;
    const right = new Set(occasion.hasLead ? occasion.members.slice(1) : occasion.members);
    if (right.size > 0) projects.push({ task: 'project', from, project: occasion, right });
  }
  const about = (task: (from: number) => Task, rights: Map<number, Set<number>>): Asked[] =>
    [...rights].sort(([a], [b]) => a - b).map(([from, right]) => ({ task: task(from), from, project: null, right }));
  return [
    ...about((from) => ((history.times[from] as number) > 0 ? 'new-partners' : 'cold-start'), newly),
    ...about(() => 'repeats', again),
    ...projects,
  ];
}

/** Who may be an answer: never the asking one; for new partners nobody met before, for repeats only those. */
export function admittedTo(history: History, { task, from }: Pick<Asked, 'task' | 'from'>): Admitted {
  const met = from === null ? new Int32Array() : (history.partners[from] as Partners).at;
  if (task === 'project') return { among: null, has: (at) => at !== from };
  const known = new Set(met);
  if (task === 'repeats') return { among: met, has: (at) => known.has(at) };
  return { among: null, has: (at) => at !== from && !known.has(at) };
}

/**
 * Questions whose answer the files do not hold: projects told without their partners, and, where no one is seen to work
 * with anyone after the split, the new partners of everyone. Their lists are written, not measured.
 */
export function unansweredOf(world: World, history: History, until: number, asked: readonly Asked[]): Asked[] {
  const answered = new Set(asked.map((each) => each.project));
  const right = new Set<number>();
  const after = world.occasions.filter((each) => each.day >= history.day && each.day < until);
  const projects = after
    .filter((each) => each.project !== null && !answered.has(each))
    .map((project): Asked => ({ task: 'project', from: project.members[0] ?? null, project, right }));
  if (after.some((each) => each.members.length > 1)) return projects;
  const everyone = world.parties.map((_, from): Asked => {
    const task = (history.times[from] as number) > 0 ? 'new-partners' : 'cold-start';
    return { task, from, project: null, right };
  });
  return [...everyone, ...projects];
}

import {
  buildClientSchema,
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { useEffect, useState } from 'react';
import { useReading } from '../ui/locale';

/** The schema as the server describes itself; asked once, when someone opens the explorer. */
export function useSchema(): GraphQLSchema | null {
  const [schema, setSchema] = useState<GraphQLSchema | null>(null);
  useEffect(() => {
    let current = true;
    void fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: getIntrospectionQuery() }),
    })
      .then((response) => response.json())
      .then((answer) => current && setSchema(buildClientSchema(answer.data)))
      // Without the description one can still ask; the answers say what was wrong.
      .catch(() => {});
    return () => {
      current = false;
    };
  }, []);
  return schema;
}

type Open = (type: string) => void;

function TypeLink({ type, open }: { type: { toString(): string }; open: Open }) {
  const named = getNamedType(type as Parameters<typeof getNamedType>[0])?.name ?? '';
  const [before, after] = String(type).split(named);
  return (
    <code>
      {before}
      <button type="button" className="link" onClick={() => open(named)}>
        {named}
      </button>
      {after}
    </code>
  );
}

function Field({
  name,
  type,
  args = [],
  description,
  open,
}: {
  name: string;
  type?: { toString(): string };
  args?: readonly GraphQLArgument[];
  description?: string | null | undefined;
  open: Open;
}) {
  return (
    <li>
      <code>
        <b>{name}</b>
      </code>
      {type && (
        <>
          {': '}
          <TypeLink type={type} open={open} />
        </>
      )}
      {description && <p>{description}</p>}
      {args.length > 0 && (
        <ul>
          {args.map((each) => (
            <Field key={each.name} name={each.name} type={each.type} description={each.description} open={open} />
          ))}
        </ul>
      )}
    </li>
  );
}

function fieldsOf(type: GraphQLNamedType) {
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) return Object.values(type.getFields());
  return [];
}

/** Types and fields whose name holds the words, queries first. */
function found(schema: GraphQLSchema, words: string) {
  const wanted = words.toLowerCase();
  return Object.values(schema.getTypeMap())
    .filter((type) => !type.name.startsWith('__'))
    .flatMap((type) => [
      ...(type.name.toLowerCase().includes(wanted) ? [{ type: type.name, name: type.name }] : []),
      ...fieldsOf(type)
        .filter((field) => field.name.toLowerCase().includes(wanted))
        .map((field) => ({ type: type.name, name: `${type.name}.${field.name}` })),
    ])
    .sort((a, b) => Number(b.type === 'Query') - Number(a.type === 'Query') || a.name.length - b.name.length)
    .slice(0, 30);
}

/** The description of every type, field and argument, as the server gives it: the manual of the API. */
export function SchemaDocs({ schema }: { schema: GraphQLSchema }) {
  const { t } = useReading();
  const [way, setWay] = useState<string[]>(['Query']);
  const [words, setWords] = useState('');
  const type = schema.getType(way.at(-1) ?? 'Query');
  const open = (name: string) => {
    setWords('');
    setWay(name === 'Query' ? ['Query'] : [...way.filter((each) => each !== name), name]);
  };
  return (
    <section className="docs" aria-label={t('api.docs')}>
      <label className="field">
        <span>{t('api.docsFind')}</span>
        <input type="search" dir="ltr" value={words} onChange={(event) => setWords(event.target.value)} />
      </label>
      <div dir="ltr" lang="en">
        {words.length > 1 ? (
          <ul>
            {found(schema, words).map((each) => (
              <li key={each.name}>
                <button type="button" className="link" onClick={() => open(each.type)}>
                  {each.name}
                </button>
              </li>
            ))}
          </ul>
        ) : (
          <>
            <nav className="row" aria-label={t('nav.crumbs')}>
              {way.map((each) => (
                <button
                  key={each}
                  type="button"
                  className="link"
                  onClick={() => setWay(way.slice(0, way.indexOf(each) + 1))}
                >
                  {each}
                </button>
              ))}
            </nav>
            {type?.description && <p>{type.description}</p>}
            <ul>
              {type &&
                fieldsOf(type).map((field) => (
                  <Field
                    key={field.name}
                    name={field.name}
                    type={field.type}
                    args={'args' in field ? field.args : []}
                    description={field.description}
                    open={open}
                  />
                ))}
              {isEnumType(type) &&
                type
                  .getValues()
                  .map((value) => (
                    <Field key={value.name} name={value.name} description={value.description} open={open} />
                  ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}

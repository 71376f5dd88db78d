import type { AvailableConnectionResponse } from '../contract';
import { useCatalogue } from '../base/catalogue';
import { refine } from '../base/route';
import { maybe, t } from '../i18n/texts';
import { Avatar } from '../parts/Avatar';
import { Empty } from '../parts/Empty';
import { Filter, Filters } from '../parts/Filters';
import { Load } from '../parts/Loading';
import { Page } from '../parts/Page';

/** What can be connected; the panel knows no entry by name, only what the catalogue says of it. */
export function Catalogue({ query }: { query: URLSearchParams }) {
  const catalogue = useCatalogue();
  const search = query.get('q') ?? '';
  const category = query.get('category') ?? '';
  return (
    <Page title={t('catalogue.title')} lead={t('catalogue.lead')}>
      <Load from={catalogue}>
        {(entries) => {
          const categories = [...new Set(entries.map((entry) => entry.category))].sort();
          const found = entries.filter(
            (entry) => fits(entry, search) && (!category || entry.category === category),
          );
          return (
            <>
              <Filters search>
                <label>
                  {t('catalogue.search')}
                  <input
                    type="search"
                    value={search}
                    onInput={(event) => refine('q', event.currentTarget.value)}
                  />
                </label>
                <Filter
                  name="category"
                  query={query}
                  label={t('catalogue.category')}
                  options={categories.map((name) => [name, maybe(`category.${name}`) ?? name])}
                />
              </Filters>
              <p class="help" role="status">
                {t('catalogue.found', { count: found.length })}
              </p>
              {found.length === 0 && (
                <Empty title={t('catalogue.none')}>
                  <p>{t('catalogue.noneHelp')}</p>
                </Empty>
              )}
              <ul class="tiles">
                {found.map((entry) => (
                  <Tile key={entry.id} entry={entry} />
                ))}
              </ul>
            </>
          );
        }}
      </Load>
    </Page>
  );
}

function Tile({ entry }: { entry: AvailableConnectionResponse }) {
  return (
    <li class="tile">
      <Avatar name={entry.name} icon={entry.icon} />
      <div>
        <h2>
          <a href={`#/catalogue/${entry.id}`}>{entry.name}</a>
        </h2>
        <p>{entry.description}</p>
        <p class="marks">
          <span class="badge off">{t(`authType.${entry.authType}`)}</span>
          {!entry.configured && <span class="badge warn">{t('catalogue.notConfigured')}</span>}
        </p>
      </div>
    </li>
  );
}

function fits(entry: AvailableConnectionResponse, search: string): boolean {
  const text = `${entry.name} ${entry.slug} ${entry.description}`;
  return plain(text).includes(plain(search));
}

/** Without case and accents, as people search. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

// SPDX-License-Identifier: Apache-2.0
#include "results/portrait/portrait_rows.hpp"

#include <algorithm>
#include <utility>

namespace carreau::results {

namespace {

void set_figures(PortraitRecord& record, const Figures& figures, const Vintage& vintage) {
  record.withheld = figures.withheld;
  record.cells = figures.cells;
  // Without cells nothing is known of the zone; zeros would look like figures.
  if (figures.cells > 0) {
    record.people = FigureInterval(figures.people_bounds());
    record.share_imputed = figures.share_imputed();
    record.share_straddling = figures.share_straddling();
  }
  record.households = figures.households;
  record.counts = figures.counts;
  record.rates = figures.rates;
  // Withheld or unknown incomes leave the columns empty.
  if (!figures.incomes) return;
  if (!vintage.is_declared()) {
    record.q1_disposable = FigureInterval(figures.incomes->first_quartile);
    record.median_disposable = FigureInterval(figures.incomes->median);
    record.q3_disposable = FigureInterval(figures.incomes->third_quartile);
  }
  record.median_declared = FigureInterval(figures.incomes->median_declared);
}

/// The zone's part of a territory as a fraction; empty where nobody lives there.
std::optional<double> share_held(double part, double whole) {
  if (whole <= 0.0) return std::nullopt;
  return part / whole;
}

/// Writes the rows of one vintage.
class VintageRows {
 public:
  VintageRows(const PortraitTable& table, const Portraits& portraits, int year)
      : table_(table), portraits_(portraits), year_(year) {}

  /// Zones first, then the groups.
  [[nodiscard]] std::size_t subject_count() const {
    return portraits_.zones.size() + portraits_.groups.size();
  }
  [[nodiscard]] bool is_zone(std::size_t s) const { return s < portraits_.zones.size(); }
  [[nodiscard]] const ZonePortrait& subject(std::size_t s) const {
    return is_zone(s) ? portraits_.zones[s]
                      : portraits_.groups[s - portraits_.zones.size()].portrait;
  }

  [[nodiscard]] PortraitRecord subject_record(std::size_t s) const {
    const ZonePortrait& zone = subject(s);
    PortraitRecord record =
        begun(s, is_zone(s) ? PortraitRowLevel::zone : PortraitRowLevel::all_zones);
    set_figures(record, zone.figures, table_.vintage);
    // The threshold says nothing where the zone has no cells, and is of no several zones.
    if (zone.figures.cells > 0 && is_zone(s)) record.threshold_declared = zone.threshold_declared;
    record.p_criterion = zone.p_criterion;
    set_gaps(record, s);
    return record;
  }

  [[nodiscard]] PortraitRecord reference_record(std::size_t s,
                                                const PortraitReference& reference) const {
    const PortraitTerritory& territory = portraits_.territories[reference.territory];
    PortraitRecord record = begun(s, row_level(territory.level));
    record.territory = territory.code;
    record.territory_name = territory.name;
    record.share_of_zone = reference.share;
    record.people_of_zone = reference.people;
    record.share_people_held = share_held(reference.people, territory.figures.people);
    record.poor_of_zone = reference.poor_households;
    const auto& poor = territory.figures.counts[indicator_at("men_pauv")];
    if (reference.poor_households && poor) {
      record.share_poor_held = share_held(*reference.poor_households, *poor);
    }
    record.population = territory.population;
    set_figures(record, territory.figures, table_.vintage);
    for (std::size_t k = 0; k < record.published.size(); ++k) {
      record.published[k] =
          table_.supplements.indicators.value(k, {territory.level, territory.code});
    }
    return record;
  }

  /// The unit that the zone is set beside; null where it has none.
  [[nodiscard]] const PortraitReference* unit_of(std::size_t s) const {
    const ZonePortrait& zone = subject(s);
    const UnitGap gap = gap_to_unit(portraits_, zone);
    const auto found = std::ranges::find_if(
        zone.references, [&](const PortraitReference& r) { return gap.territory == r.territory; });
    return found == zone.references.end() ? nullptr : &*found;
  }

  [[nodiscard]] PortraitRecord nation_record(std::size_t s) const {
    // Only its medians are known: the grid may not cover the nation.
    PortraitRecord record = begun(s, PortraitRowLevel::nation);
    if (!table_.vintage.is_declared()) {
      record.median_disposable = FigureInterval(table_.vintage.national_disposable.value());
    }
    record.median_declared = FigureInterval(table_.vintage.national_declared.value());
    return record;
  }

 private:
  /// A record with the zone and the level of its row.
  [[nodiscard]] PortraitRecord begun(std::size_t s, PortraitRowLevel level) const {
    PortraitRecord record;
    if (is_zone(s)) {
      record.code = table_.zones.codes[s];
      record.name = table_.zones.names[s];
      record.contract = table_.supplements.contract_of(s);
    } else {
      record.contract = portraits_.groups[s - portraits_.zones.size()].contract;
    }
    record.level = level;
    record.vintage = year_;
    record.counts.resize(indicators().size());
    record.rates.resize(indicators().size());
    const std::size_t published = table_.supplements.indicators.list().size();
    record.published.resize(published);
    record.published_gaps.resize(published);
    return record;
  }

  void set_gaps(PortraitRecord& record, std::size_t s) const {
    const UnitGap gap = gap_to_unit(portraits_, subject(s));
    record.median_gap = gap.median;
    record.poor_gap = gap.poor;
    if (table_.supplements.vintages.empty()) return;
    const auto [year, earliest] = earliest_vintage();
    if (year == year_) return;
    record.changed_since = year;
    const VintageRows before(table_, *earliest, year);
    const GapChange change = change_between(gap_to_unit(*earliest, before.subject(s)), gap);
    record.median_gap_change = change.median;
    record.poor_gap_change = change.poor;
  }

  [[nodiscard]] std::pair<int, const Portraits*> earliest_vintage() const {
    const PortraitVintage& other = table_.supplements.vintages.front();
    if (other.year < table_.vintage.year) return {other.year, &other.portraits};
    return {table_.vintage.year, &table_.portraits};
  }

  const PortraitTable& table_;
  const Portraits& portraits_;
  int year_;
};

/// The code of a zone, or those of the zones of a group.
std::vector<std::string> codes_of(const PortraitTable& table, const VintageRows& rows,
                                  std::size_t s) {
  if (rows.is_zone(s)) return {table.zones.codes[s]};
  std::vector<std::string> codes;
  for (const std::size_t z : table.portraits.groups[s - table.portraits.zones.size()].zones) {
    codes.push_back(table.zones.codes[z]);
  }
  return codes;
}

/// The only commune that a zone is compared with; null where it lies in several to a notable part.
const PortraitTerritory* only_commune(const Portraits& portraits, const ZonePortrait& zone) {
  const PortraitTerritory* commune = nullptr;
  for (const PortraitReference& reference : zone.references) {
    const PortraitTerritory& territory = portraits.territories[reference.territory];
    if (territory.level != PortraitLevel::commune) continue;
    if (commune != nullptr) return nullptr;
    commune = &territory;
  }
  return commune;
}

/// The commune beside which published indicators are set: the main one of a zone, the only one of
/// zones together, because the figures of one commune say nothing of the others.
const PortraitTerritory* commune_beside(const Portraits& portraits, const ZonePortrait& zone,
                                        bool is_zone) {
  if (!is_zone) return only_commune(portraits, zone);
  const auto found = std::ranges::find_if(zone.references, [&](const PortraitReference& r) {
    return portraits.territories[r.territory].level == PortraitLevel::commune;
  });
  return found == zone.references.end() ? nullptr : &portraits.territories[found->territory];
}

/// What others publish of a zone, or of several together.
void set_published(const PortraitTable& table, const VintageRows& rows, std::size_t s,
                   PortraitRecord& record) {
  const std::vector<std::string> codes = codes_of(table, rows, s);
  if (const auto population = table.supplements.population_of(codes)) {
    record.published_people = population->people;
    record.published_year = population->year;
    record.published_source = population->source;
  }
  const PublishedIndicators& indicators = table.supplements.indicators;
  const PortraitTerritory* const commune =
      commune_beside(table.portraits, rows.subject(s), rows.is_zone(s));
  for (std::size_t k = 0; k < indicators.list().size(); ++k) {
    record.published[k] = rows.is_zone(s) ? indicators.value(k, {std::nullopt, codes.front()})
                                          : indicators.sum(k, codes);
    if (commune == nullptr) continue;
    record.published_gaps[k] =
        indicator_gap(indicators.list()[k].kind, record.published[k],
                      indicators.value(k, {PortraitLevel::commune, commune->code}));
  }
}

/// A row of the zone at another vintage, and one of its unit.
void add_vintage(const VintageRows& rows, std::size_t s, const ColumnTable<PortraitRecord>& columns,
                 files::RowStream& stream) {
  stream.add(columns.row(rows.subject_record(s)), {});
  if (const PortraitReference* const unit = rows.unit_of(s)) {
    stream.add(columns.row(rows.reference_record(s, *unit)), {});
  }
}

}  // namespace

void add_portrait_rows(const PortraitTable& table, const ColumnTable<PortraitRecord>& columns,
                       files::RowStream& stream) {
  const VintageRows rows(table, table.portraits, table.vintage.year);
  for (std::size_t s = 0; s < rows.subject_count(); ++s) {
    PortraitRecord record = rows.subject_record(s);
    set_published(table, rows, s, record);
    // Only the row of the zone has a shape; its comparisons follow without one.
    const files::RowPlace outline{{}, &table.outlines, s};
    stream.add(columns.row(record), rows.is_zone(s) ? outline : files::RowPlace{});
    for (const PortraitReference& reference : rows.subject(s).references) {
      PortraitRecord beside = rows.reference_record(s, reference);
      // A territory may hold a part of the zone only, of which nothing is published.
      if (record.published_people && beside.population && reference.is_within()) {
        beside.share_published_held = share_held(static_cast<double>(*record.published_people),
                                                 static_cast<double>(*beside.population));
      }
      stream.add(columns.row(beside), {});
    }
    stream.add(columns.row(rows.nation_record(s)), {});
  }
  for (const PortraitVintage& vintage : table.supplements.vintages) {
    const VintageRows others(table, vintage.portraits, vintage.year);
    for (std::size_t s = 0; s < others.subject_count(); ++s)
      add_vintage(others, s, columns, stream);
  }
  stream.finish();
}

}  // namespace carreau::results

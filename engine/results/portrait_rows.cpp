// SPDX-License-Identifier: Apache-2.0
#include "results/portrait_rows.hpp"

#include "results/row_values.hpp"

#include <array>
#include <deque>
#include <string>
#include <utility>

namespace carreau::results {

namespace {

constexpr std::array<const char*, 4> kIncomes = {"q1_disposable", "median_disposable",
                                                 "q3_disposable", "median_declared"};

files::FieldValue known_text(const std::string& text) {
  return text.empty() ? files::FieldValue() : files::FieldValue(text);
}

/// Keeps the names that fields point to.
class FieldNames {
 public:
  void add(std::string name, files::FieldType type) {
    fields_.push_back({names_.emplace_back(std::move(name)).c_str(), type});
  }
  void add_interval(const std::string& name, files::FieldType type) {
    for (const char* end : {"", "_low", "_high"}) add(name + end, type);
  }
  [[nodiscard]] const std::vector<files::FieldSpec>& fields() const { return fields_; }

 private:
  std::deque<std::string> names_;
  std::vector<files::FieldSpec> fields_;
};

FieldNames make_fields() {
  using enum files::FieldType;
  FieldNames names;
  for (const char* name : {"code", "name", "level", "territory", "territory_name"}) {
    names.add(name, text);
  }
  names.add("share_of_zone", real);
  names.add("withheld", text);
  names.add("population", integer);
  names.add("people", real);
  names.add("cells", integer);
  for (const char* name : {"share_imputed", "share_straddling", "households"}) {
    names.add(name, real);
  }
  for (const PortraitIndicator& indicator : indicators()) {
    const std::string column(indicator.column);
    names.add(column, real);
    names.add_interval((indicator.is_part ? "share_" : "mean_") + column, real);
  }
  for (const char* name : kIncomes) names.add_interval(name, integer);
  names.add("threshold_declared", integer);
  names.add("p_criterion", real);
  return names;
}

/// Which zone a row belongs to and what it tells of.
files::Row row_start(const PortraitTable& table, std::size_t zone, const std::string& level) {
  return {table.zones.codes[zone], known_text(table.zones.names[zone]), level};
}

void push_counts(files::Row& row, const Figures& figures) {
  const auto list = indicators();
  for (std::size_t k = 0; k < list.size(); ++k) {
    const auto& count = figures.counts[k];
    const auto& rate = figures.rates[k];
    row.push_back(count ? files::FieldValue(one_decimal(*count)) : files::FieldValue());
    if (!rate) {
      row.resize(row.size() + 3);
      continue;
    }
    for (const double value : {rate->value, rate->low, rate->high}) {
      row.push_back(list[k].is_part ? four_decimals(value) : one_decimal(value));
    }
  }
}

void push_figures(files::Row& row, const Figures& figures) {
  const bool has_people = figures.cells > 0;
  const auto known = [&](files::FieldValue value) {
    return has_people ? value : files::FieldValue();
  };
  row.push_back(known(one_decimal(figures.people)));
  row.push_back(static_cast<std::int64_t>(figures.cells));
  row.push_back(known(four_decimals(figures.share_imputed())));
  row.push_back(known(four_decimals(figures.share_straddling())));
  row.push_back(figures.households ? files::FieldValue(one_decimal(*figures.households))
                                   : files::FieldValue());
  push_counts(row, figures);
  if (!figures.incomes) {
    row.resize(row.size() + 3 * kIncomes.size());
    return;
  }
  const IncomeFigures& incomes = *figures.incomes;
  for (const Interval& i :
       {incomes.first_quartile, incomes.median, incomes.third_quartile, incomes.median_declared}) {
    for (const double value : {i.value, i.low, i.high}) row.push_back(whole(value));
  }
}

files::Row zone_row(const PortraitTable& table, std::size_t z) {
  const ZonePortrait& zone = table.portraits.zones[z];
  files::Row row = row_start(table, z, "zone");
  row.insert(row.end(), {files::FieldValue(), files::FieldValue(), files::FieldValue(),
                         known_text(to_text(zone.figures.withheld)), files::FieldValue()});
  push_figures(row, zone.figures);
  const bool has_threshold = zone.figures.cells > 0;
  row.push_back(has_threshold ? whole(zone.threshold_declared.value()) : files::FieldValue());
  row.push_back(zone.p_criterion ? files::FieldValue(four_decimals(*zone.p_criterion))
                                 : files::FieldValue());
  return row;
}

files::Row reference_row(const PortraitTable& table, std::size_t z,
                         const PortraitReference& reference) {
  const PortraitTerritory& territory = table.portraits.territories[reference.territory];
  files::Row row = row_start(table, z, to_text(territory.level));
  row.push_back(known_text(territory.code));
  row.push_back(known_text(territory.name));
  row.push_back(four_decimals(reference.share));
  row.push_back(known_text(to_text(territory.figures.withheld)));
  row.push_back(territory.population ? files::FieldValue(*territory.population)
                                     : files::FieldValue());
  push_figures(row, territory.figures);
  row.resize(portrait_fields().size());
  return row;
}

/// Published, so that they have no interval.
files::Row nation_row(const PortraitTable& table, std::size_t z) {
  files::Row row = row_start(table, z, "nation");
  const auto& fields = portrait_fields();
  row.resize(fields.size());
  for (std::size_t f = 0; f < fields.size(); ++f) {
    const std::string_view name = fields[f].name;
    if (name == "median_disposable") row[f] = whole(table.vintage.national_disposable.value());
    if (name == "median_declared") row[f] = whole(table.vintage.national_declared.value());
  }
  return row;
}

}  // namespace

const std::vector<files::FieldSpec>& portrait_fields() {
  static const FieldNames names = make_fields();
  return names.fields();
}

void add_portrait_rows(const PortraitTable& table, files::RowStream& stream) {
  for (std::size_t z = 0; z < table.portraits.zones.size(); ++z) {
    stream.add(zone_row(table, z), {{}, &table.outlines, z});
    for (const PortraitReference& reference : table.portraits.zones[z].references) {
      stream.add(reference_row(table, z, reference), {});
    }
    stream.add(nation_row(table, z), {});
  }
  stream.finish();
}

}  // namespace carreau::results

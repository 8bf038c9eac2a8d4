// SPDX-License-Identifier: Apache-2.0
#include "inputs/built_in_areas.hpp"

#include "base/text.hpp"
#include "files/embedded_data.hpp"
#include "files/toml_file.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string_view>
#include <utility>

namespace carreau::inputs {

namespace {

constexpr const char* kAreasFile = "medians/areas.toml";
constexpr const char* kMixtureFile = "medians/mixture.toml";
constexpr const char* kMergersFile = "communes/merged.toml";

std::string file_of(int year) { return fmt::format("medians/{}.toml", year); }

std::string_view text_of(const std::string& file) {
  return files::embedded_text(file).value_or(std::string_view());
}

toml::table built_in(const std::string& file) { return files::parse_toml(text_of(file), file); }

/// The rows of a year: its own, or those of another year that it scales.
struct YearTable {
  toml::table table;
  double factor = 1.0;
  double deviation = 0.0;  ///< what the scaling adds, ln
};

YearTable read_year(int year) {
  const std::string file = file_of(year);
  YearTable found{built_in(file), 1.0, 0.0};
  const auto of = found.table["of"].value<int>();
  if (!of) return found;
  found.factor = files::required_number(found.table, "factor", file);
  found.deviation = files::required_number(found.table, "deviation", file);
  found.table.insert("median", files::required_section(built_in(file_of(*of)), "median", file));
  return found;
}

IncomeConcept concept_in(const toml::table& table, const std::string& file) {
  return files::required_text(table, "income", file) == "declared" ? IncomeConcept::declared
                                                                   : IncomeConcept::disposable;
}

/// [median, standard error, communes, people].
PublishedMedian median_in(const toml::array& row, IncomeConcept income, const YearTable& year) {
  const double median = row[0].value_or(0.0);
  const double own = row[1].value_or(0.0) / median;
  return {Euros::from_value(median * year.factor), income, MedianOrigin::built_in,
          std::hypot(own, year.deviation)};
}

Mergers read_mergers() {
  Mergers mergers;
  const toml::table table = built_in(kMergersFile);
  for (const auto& [former, now] : files::required_section(table, "merged", kMergersFile)) {
    mergers.emplace(former.str(), now.value_or(std::string()));
  }
  return mergers;
}

/// Rows of `code = [name, "commune commune …"]`.
KnownIncomeAreas read_areas() {
  KnownIncomeAreas areas;
  const toml::table table = built_in(kAreasFile);
  for (const auto& [code, node] : files::required_section(table, "area", kAreasFile)) {
    const toml::array& row = *node.as_array();
    areas[std::string(code.str())] = {
        row[0].value_or(std::string()), split(row[1].value_or(std::string()), ' '), {}, 0};
  }
  return areas;
}

}  // namespace

const KnownIncomeAreas& built_in_areas() {
  static const KnownIncomeAreas kAreas = read_areas();
  return kAreas;
}

MixtureFigures mixture_figures() {
  const std::string file = kMixtureFile;
  const toml::table table = built_in(file);
  const toml::table& spread = files::required_section(table, "spread", file);
  const toml::table& deviation = files::required_section(table, "deviation", file);
  return {files::required_number(spread, "declared", file),
          files::required_number(spread, "disposable", file),
          files::required_number(deviation, "declared", file),
          files::required_number(deviation, "disposable", file),
          files::required_number(deviation, "secret", file),
          files::required_number(table, "share", file)};
}

std::optional<BuiltInMedians> built_in_medians(int year) {
  const std::string file = file_of(year);
  if (!files::embedded_text(file)) return std::nullopt;
  const YearTable found = read_year(year);
  const IncomeConcept income = concept_in(found.table, file);
  const KnownIncomeAreas& areas = built_in_areas();
  BuiltInMedians result{{}, files::required_text(found.table, "source", file)};
  for (const auto& [code, node] : files::required_section(found.table, "median", file)) {
    const auto area = areas.find(code.str());
    const toml::array& row = *node.as_array();
    if (area == areas.end()) continue;
    KnownIncomeArea known = area->second;
    known.median = median_in(row, income, found);
    known.people = row[3].value_or(std::int64_t{0});
    result.areas.emplace(code.str(), std::move(known));
  }
  return result;
}

std::string built_in_medians_text(int year) {
  // Mixtures and mergers decide medians and places in every year.
  std::string text(text_of(kMixtureFile));
  text += text_of(kMergersFile);
  const std::string file = file_of(year);
  if (!files::embedded_text(file)) return text;
  text += text_of(file);
  const auto of = built_in(file)["of"].value<int>();
  if (of) text += text_of(file_of(*of));
  text += text_of(kAreasFile);
  return text;
}

const Mergers& built_in_mergers() {
  static const Mergers kMergers = read_mergers();
  return kMergers;
}

}  // namespace carreau::inputs

// SPDX-License-Identifier: Apache-2.0
#include "results/sample_writer.hpp"

#include "base/parallel.hpp"
#include "files/layer_writer.hpp"
#include "inputs/rule_reader.hpp"
#include "results/sample_tables.hpp"
#include "results/sample_workbook.hpp"
#include "sample/actions.hpp"
#include "sample/country.hpp"
#include "sample/earlier_quartiers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <memory>

namespace carreau::results {

namespace {

/// The number of regions drawn at the same time. It is fixed, because results must not depend on
/// the machine.
constexpr std::size_t kBatch = 8;
constexpr std::size_t kFewestActions = 60;

/// A text table to which regions are appended.
class TableFile {
 public:
  TableFile(const std::string& directory, const SampleTable& table, bool overwrite)
      : table_(table), file_((std::filesystem::path(directory) / table.file).string(), overwrite) {}

  void open() {
    // The table is written to a temporary name until all files are complete.
    file_.write(table_.header);
  }
  void add(const SampleRegion& region) {
    // The memory of the text is reused from region to region.
    text_.clear();
    table_.append(region, text_);
    file_.write(text_);
  }
  [[nodiscard]] files::PendingFile& file() { return file_; }

 private:
  SampleTable table_;
  files::PendingFile file_;
  std::string text_;
};

void add_quartiers(const SampleRegion& region, const SampleQuartiers& quartiers,
                   const Transform& to_lambert, files::LayerWriter& layer) {
  // No cutting of edges: a few metres do not matter for made-up limits.
  const PolygonSet outlines = reproject(quartiers.outlines, to_lambert, 0.0);
  for (std::size_t i = 0; i < quartiers.list.size(); ++i) {
    const SampleQuartier& quartier = quartiers.list[i];
    std::string codes;
    std::string names;
    for (const std::size_t commune : quartier.communes) {
      // Several communes are joined by ";", as in the official list.
      const char* separator = codes.empty() ? "" : ";";
      codes += separator + region.communes[commune].code;
      names += separator + region.communes[commune].name;
    }
    layer.add_feature({quartier.code, quartier.name, codes, names}, outlines, i);
  }
}

void count(const SampleRegion& region, SampleSummary& summary) {
  double people = 0.0;
  double imputed = 0.0;
  for (const PublishedCell& cell : region.cells) {
    people += cell.values[variable::ind];
    if (!cell.is_imputed) continue;
    imputed += cell.values[variable::ind];
    ++summary.imputed_cells;
  }
  summary.people += std::llround(people);
  summary.imputed_people += std::llround(imputed);
  summary.cells += static_cast<std::int64_t>(region.cells.size());
  summary.communes += static_cast<std::int64_t>(region.communes.size());
  summary.units += static_cast<std::int64_t>(region.units.size());
  summary.quartiers += static_cast<std::int64_t>(region.quartiers.list.size());
}

/// The seven files, all open at once: each region is appended to all of them and then discarded.
class SampleFiles {
 public:
  SampleFiles(const std::string& directory, bool overwrite)
      : tables_{TableFile(directory, grid_table(), overwrite),
                TableFile(directory, composition_table(), overwrite),
                TableFile(directory, commune_table(), overwrite),
                TableFile(directory, income_table(), overwrite)},
        quartiers_file_((std::filesystem::path(directory) / "quartiers.gpkg").string(), overwrite),
        earlier_file_((std::filesystem::path(directory) / "quartiers-2015.gpkg").string(),
                      overwrite),
        actions_file_((std::filesystem::path(directory) / "actions.xlsx").string(), overwrite),
        layer_(quartiers_file_, files::OutputFormat::geopackage),
        earlier_layer_(earlier_file_, files::OutputFormat::geopackage),
        workbook_(actions_file_.temporary(), actions_file_.path()) {
    for (TableFile& table : tables_) table.open();
    const std::vector<files::FieldSpec> fields = {
        {"code_qp"}, {"nom_qp"}, {"insee_com"}, {"lib_com"}};
    layer_.start_layer("quartiers", "Quartiers prioritaires imaginaires", fields,
                       to_lambert_.target());
    earlier_layer_.start_layer("quartiers", "Quartiers prioritaires imaginaires de 2015", fields,
                               to_lambert_.target());
  }

  void add(const SampleRegion& region, const SampleQuartiers& earlier,
           const std::vector<SampleAction>& actions) {
    for (TableFile& table : tables_) table.add(region);
    add_quartiers(region, region.quartiers, to_lambert_, layer_);
    add_quartiers(region, earlier, to_lambert_, earlier_layer_);
    workbook_.add(actions);
  }

  /// Moves all files to their final paths once they are complete; returns these paths.
  std::vector<std::string> commit() {
    // Everything is complete before the first file appears under its name.
    layer_.finish();
    earlier_layer_.finish();
    workbook_.finish();
    std::vector<std::string> paths;
    files::FileBatch together;
    const auto put = [&](files::PendingFile& file) {
      file.commit();
      paths.push_back(file.path());
    };
    for (TableFile& table : tables_) put(table.file());
    put(quartiers_file_);
    put(earlier_file_);
    put(actions_file_);
    together.commit();
    return paths;
  }

 private:
  std::array<TableFile, 4> tables_;
  files::PendingFile quartiers_file_;
  files::PendingFile earlier_file_;
  files::PendingFile actions_file_;
  files::LayerWriter layer_;
  files::LayerWriter earlier_layer_;
  SampleWorkbook workbook_;
  // Outlines are delivered in Lambert-93, as those of the State.
  Transform to_lambert_{Crs::epsg(3035), Crs::epsg(2154)};
};

}  // namespace

SampleSummary write_sample(const std::string& directory, const SampleOptions& options,
                           bool overwrite) {
  const SampleCountry country(options.people, options.seed,
                              inputs::read_scenario("metropole-2023", 2019));
  files::create_folder(directory);
  SampleFiles files(directory, overwrite);
  SampleSummary summary;
  SampleNumbering numbering;
  ExitNumbering exits;
  const Transform to_lonlat(Crs::epsg(3035), Crs::epsg(4326));

  for (std::size_t first = 0; first < country.size(); first += kBatch) {
    // Regions are drawn independently; numbers that continue through the country are assigned in
    // their order afterwards.
    std::vector<SampleRegion> regions(std::min(kBatch, country.size() - first));
    parallel_for(regions.size(), [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) regions[i] = country.region(first + i);
    });
    for (SampleRegion& region : regions) {
      number_quartiers(region, numbering);
      // The first region with quartiers, or else the last region, contains what a small sample
      // needs.
      const bool is_needed = !region.quartiers.list.empty() ||
                             (summary.actions == 0 && region.plan.index + 1 == country.size());
      const std::size_t fewest = summary.actions == 0 ? kFewestActions : 1;
      std::vector<SampleAction> actions;
      if (is_needed) {
        actions = draw_actions(action_area_of(region, to_lonlat), action_count(region, fewest),
                               sample_key({country.seed(), 9, region.plan.index}), numbering);
      }
      files.add(region, earlier_quartiers(region, country.seed(), exits), actions);
      count(region, summary);
      summary.actions += static_cast<std::int64_t>(actions.size());
    }
  }
  summary.files = files.commit();
  return summary;
}

std::string write_sample_actions(const std::string& directory, const Zoning& quartiers,
                                 const SampleActionsOptions& options, bool overwrite) {
  const ActionArea area = action_area_of(quartiers);
  files::create_folder(directory);
  files::PendingFile file((std::filesystem::path(directory) / "actions.xlsx").string(), overwrite);
  SampleNumbering numbering;
  SampleWorkbook workbook(file.temporary(), file.path());
  workbook.add(draw_actions(area, options.actions, sample_key({options.seed, 9}), numbering));
  workbook.finish();
  file.commit();
  return file.path();
}

}  // namespace carreau::results

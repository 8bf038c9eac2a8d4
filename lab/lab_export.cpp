// SPDX-License-Identifier: Apache-2.0
#include "lab/lab_export.hpp"

#include "files/hidden_folder.hpp"
#include "files/table_writer.hpp"
#include "inputs/result_layers.hpp"
#include "lab/run_tables.hpp"
#include "results/delineation_records.hpp"
#include "results/delineation_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <utility>

namespace carreau::lab {

namespace {

namespace fs = std::filesystem;

struct ExportFormat {
  const char* name;
  const char* extension;
  const char* type;
};
constexpr ExportFormat kFormats[] = {
    {"geopackage", ".gpkg", "application/geopackage+sqlite3"},
    {"geojson", ".geojson", "application/geo+json"},
    {"csv", ".csv", "application/octet-stream"},
};

void write_csv(const Lab& lab, const LabRun& run, const std::string& path) {
  const RunInput input = lab.input();
  const results::DelineationOutput output = run.output(input);
  std::vector<files::Row> rows;
  for (const results::ZoneRecord& record :
       results::zone_records(output, run.result.delineation.perimeters)) {
    rows.push_back(results::perimeter_columns().row(record));
  }
  const PolygonSet no_shapes;
  files::write_table({inputs::result_layers::kPerimeters, "Périmètres proposés",
                      results::perimeter_columns().fields(), std::move(rows), no_shapes},
                     path, files::TableFormat::csv, false);
}

void write_layers(const Lab& lab, const LabRun& run, const std::string& path) {
  const RunInput input = lab.input();
  results::OutputOptions options;
  options.path = path;
  options.format = files::output_format(path, {});
  if (!run.record.crs.empty()) options.crs = Crs(run.record.crs);
  (void)results::write_delineation(run.output(input), options);
}

/// A file in a folder that goes at once, as `write` writes it to a path.
ExportedFile written(const std::string& name, const char* type,
                     const std::function<void(const std::string&)>& write) {
  const std::string around = fs::temp_directory_path().string();
  const files::HiddenFolder folder(around, name);
  const std::string path = (fs::path(folder.path()) / name).string();
  try {
    write(path);
  } catch (const IoError& error) {
    throw files::named_outside(error, folder.path(), around);
  }
  // What is open can be read to its end without a name.
  return {path, name, type};
}

}  // namespace

ExportedFile::ExportedFile(const std::string& path, std::string name, std::string type)
    : name_(std::move(name)),
      type_(std::move(type)),
      size_(fs::file_size(path)),
      stream_(path, std::ios::binary) {}

std::string ExportedFile::read(std::size_t offset, std::size_t length) {
  constexpr std::size_t kAtOnce = 1U << 20U;
  std::string part(std::min(length, kAtOnce), '\0');
  stream_.seekg(static_cast<std::streamoff>(offset));
  stream_.read(part.data(), static_cast<std::streamsize>(part.size()));
  part.resize(static_cast<std::size_t>(stream_.gcount()));
  return part;
}

ExportedFile export_run(const Lab& lab, const LabRun& run, const std::string& format) {
  const auto* const chosen =
      std::find_if(std::begin(kFormats), std::end(kFormats),
                   [&](const ExportFormat& known) { return format == known.name; });
  return written(fmt::format("carreau-{}{}", run.id, chosen->extension), chosen->type,
                 [&](const std::string& path) {
                   if (format == "csv") write_csv(lab, run, path);
                   else write_layers(lab, run, path);
                 });
}

ExportedFile export_workbook(const Lab& lab, const LabRun& run, const report::Words& w) {
  return written(fmt::format("carreau-{}.xlsx", run.id),
                 "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                 [&](const std::string& path) { write_run_workbook(lab, run, path, w); });
}

}  // namespace carreau::lab

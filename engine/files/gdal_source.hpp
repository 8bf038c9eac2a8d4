// SPDX-License-Identifier: Apache-2.0
/// Opening files and databases through GDAL: one-time registration, quiet errors, archives.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class GDALDataset;

namespace carreau::files {

/// Closes the dataset.
struct CloseDataset {
  void operator()(GDALDataset* dataset) const;
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

/// Collects GDAL's messages while it lives instead of letting them reach the terminal.
class QuietGdal {
 public:
  QuietGdal();
  ~QuietGdal();
  QuietGdal(const QuietGdal&) = delete;
  QuietGdal& operator=(const QuietGdal&) = delete;
  /// The first message since construction; the first error names the cause.
  [[nodiscard]] const std::string& message() const { return message_; }
  void note(const char* message);

 private:
  std::string message_;
};

/// Sets a GDAL configuration option for this thread while it lives; then it is what it was.
class GdalOption {
 public:
  GdalOption(const char* key, const char* value);
  ~GdalOption();
  GdalOption(const GdalOption&) = delete;
  GdalOption& operator=(const GdalOption&) = delete;

 private:
  std::string key_;
  std::optional<std::string> before_;
};

/// While it lives sheets are plain rows of text: codes keep their zeros and the header is ours to
/// find. GDAL reads a sheet when it is first asked for it, not when the workbook is opened.
class PlainSheets {
 private:
  GdalOption xlsx_headers_{"OGR_XLSX_HEADERS", "DISABLE"};
  GdalOption xlsx_types_{"OGR_XLSX_FIELD_TYPES", "STRING"};
  GdalOption ods_headers_{"OGR_ODS_HEADERS", "DISABLE"};
  GdalOption ods_types_{"OGR_ODS_FIELD_TYPES", "STRING"};
};

/// Before anything else of GDAL; does nothing the next times.
void register_drivers();

/// The name by which GDAL reaches a path: archives are entered (`a.zip` with one member, or
/// `a.zip/member.csv`), `.gz` is unpacked, everything else stays. Throws IoError when the file does
/// not exist, cannot be read, or the archive holds several members that could be meant; or for a
/// database, which is no file.
[[nodiscard]] std::string gdal_path(const std::string& path);
/// Opens a file, or a database (see io/database.hpp), for reading. Throws IoError naming the path
/// and GDAL's reason, or that of check_workbook().
[[nodiscard]] Dataset open_dataset(const std::string& path);
/// Whether a dataset lists a layer of that name. GDAL itself would find a table of a database
/// outside the schemas that were asked for.
[[nodiscard]] bool has_layer(GDALDataset& dataset, const std::string& name);
/// The whole content of a file. Throws IoError when it cannot be read to its end.
[[nodiscard]] std::string read_whole(const std::string& path);
/// The last component of a path; of a database its name, schemas and tables.
[[nodiscard]] std::string base_name(const std::string& path);
/// Lower-case extension without the dot, of the member inside an archive where there is one; empty
/// for a database.
[[nodiscard]] std::string extension_of(const std::string& path);

}  // namespace carreau::files

// SPDX-License-Identifier: Apache-2.0
/// Opens files and databases through GDAL: registers drivers once, captures messages, enters
/// archives.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class GDALDataset;

namespace carreau::files {

/// Deleter that closes a dataset.
struct CloseDataset {
  void operator()(GDALDataset* dataset) const;
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

/// During its lifetime, collects GDAL's messages instead of letting them reach the terminal.
class QuietGdal {
 public:
  QuietGdal();
  ~QuietGdal();
  QuietGdal(const QuietGdal&) = delete;
  QuietGdal& operator=(const QuietGdal&) = delete;
  /// The first message since construction, because the first error names the cause.
  [[nodiscard]] const std::string& message() const { return message_; }
  void note(const char* message);

 private:
  std::string message_;
};

/// Sets a GDAL configuration option for this thread during its lifetime, then restores it.
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

/// Must be called before any other function of GDAL. Calling it again has no effect.
void register_drivers();

/// Where GDAL finds its data, and its PROJ the database, for programs that bring their own. Other
/// programs' environment variables are left as they are.
void use_gdal_folders(const std::string& data, const std::string& proj);

/// Throws IoError for a path that is not a regular file with content, or that may not be read.
void check_readable(const std::string& path);

/// Translates a path to GDAL's name for it. Archives are entered (`a.zip` with a single member, or
/// `a.zip/member.csv`), `.gz` is unpacked, any other path stays as it is. Throws IoError when the
/// file does not exist or cannot be read, when the archive has several possible members, or for a
/// database.
[[nodiscard]] std::string gdal_path(const std::string& path);
/// Opens a file, or a database (see files/database.hpp), for reading. Throws IoError with the path
/// and the reason of GDAL.
[[nodiscard]] Dataset open_dataset(const std::string& path);
/// Whether the dataset lists a layer of this name. GDAL's own search would also find tables of a
/// database outside the requested schemas.
[[nodiscard]] bool has_layer(GDALDataset& dataset, const std::string& name);
/// The whole content of a file. Throws IoError when it cannot be read completely.
[[nodiscard]] std::string read_whole(const std::string& path);
/// The first bytes of a file, at most `size`. Throws IoError when it cannot be opened.
[[nodiscard]] std::string read_head(const std::string& path, std::size_t size);
/// The last component of a path; for a database, its name, schemas and tables.
[[nodiscard]] std::string base_name(const std::string& path);
/// The extension in lower case without the dot. For an archive, that of its member; empty for a
/// database.
[[nodiscard]] std::string extension_of(const std::string& path);

}  // namespace carreau::files

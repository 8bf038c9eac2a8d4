// SPDX-License-Identifier: Apache-2.0
/// A run as a file to take away, the same bytes as the command line writes.
#pragma once

#include "lab/lab.hpp"

#include <cstddef>
#include <fstream>
#include <mutex>
#include <string>

namespace carreau::lab {

/// A file in a folder of its own, which goes with it.
class ExportedFile {
 public:
  /// Takes over the folder.
  ExportedFile(std::string folder, std::string name, std::string type);
  ~ExportedFile();
  ExportedFile(ExportedFile&& other) noexcept;
  ExportedFile& operator=(ExportedFile&&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::string& type() const { return type_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// At most so many bytes from `offset` on; fewer where that is much.
  [[nodiscard]] std::string read(std::size_t offset, std::size_t length);

 private:
  std::string folder_;
  std::string name_;
  std::string type_;
  std::size_t size_ = 0;
  std::ifstream stream_;
};

/// `format`: geopackage, geojson (the perimeters) or csv (a row a perimeter). Throws what writing
/// throws; nothing is left behind then.
[[nodiscard]] ExportedFile export_run(const Lab& lab, const LabRun& run, const std::string& format);

}  // namespace carreau::lab

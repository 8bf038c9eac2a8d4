// SPDX-License-Identifier: Apache-2.0
/// Exports a run as a file, with the same bytes as from the command line.
#pragma once

#include "lab/lab.hpp"
#include "report/words.hpp"

#include <cstddef>
#include <fstream>
#include <mutex>
#include <string>

namespace carreau::lab {

/// A file that only this object knows: its name in the folder of temporary files is gone already,
/// so that nothing is left behind however the program ends.
class ExportedFile {
 public:
  /// `name` is the one under which it is delivered.
  ExportedFile(const std::string& path, std::string name, std::string type);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::string& type() const { return type_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// At most `length` bytes from `offset` on; fewer where that is a lot.
  [[nodiscard]] std::string read(std::size_t offset, std::size_t length);

 private:
  std::string name_;
  std::string type_;
  std::size_t size_ = 0;
  std::ifstream stream_;
};

/// `format` is geopackage, geojson (the perimeters) or csv (a row for each perimeter). Throws the
/// errors of writing; then nothing is left behind.
[[nodiscard]] ExportedFile export_run(const Lab& lab, const LabRun& run, const std::string& format);
/// The tables of a run as a workbook, in the language of the words. Throws likewise.
[[nodiscard]] ExportedFile export_workbook(const Lab& lab, const LabRun& run,
                                           const report::Words& w);

}  // namespace carreau::lab

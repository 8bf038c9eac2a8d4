// SPDX-License-Identifier: Apache-2.0
/// The workbooks of funded actions of a project: read as `carreau actions` reads them, and what the
/// user says of their columns, texts and rows, kept in files that this verb reads, too.
#pragma once

#include "lab/start/project.hpp"
#include "study/attributed_programme.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace carreau::lab {

/// As what a column is to be read. Without a field or a measure it is not read.
struct ColumnUse {
  std::size_t table = 0;  ///< position in ActionImport::tables
  std::size_t column = 0;
  std::optional<inputs::ActionField> field;
  std::optional<Measure> measure;  ///< an amount of one funder
  std::string funder;              ///< empty: the funder that the row names
  bool is_ignored = false;         ///< left out on purpose, without a warning
};

/// A refused row with its cells as they should be.
struct RowCorrection {
  std::size_t row = 0;  ///< position in ActionImport::refused
  std::vector<std::string> fields;
};

/// A table in which nothing was recognised, as the user says that it is one of actions.
struct DeclaredTable {
  std::int64_t file = 0;           ///< ProjectFile::id
  std::size_t table = 0;           ///< position in raw_tables()
  std::size_t header = 0;          ///< which of its rows names the columns
  std::vector<ColumnUse> columns;  ///< positions in that row
};

struct WorkbookChanges {
  std::optional<DeclaredTable> declared;
  std::vector<ColumnUse> columns;
  std::map<std::string, std::string> aliases;  ///< text to meaning; an empty one forgets it
  std::vector<RowCorrection> rows;
  bool takes_up = false;  ///< what was kept in the folder before, as for the workbook of last year
};

/// What was read, with the first rows of each table.
struct ReadWorkbook {
  std::shared_ptr<const study::AttributedProgramme> programme;
  std::vector<std::vector<std::vector<std::string>>> rows;  ///< by table
};

/// Safe to use from several threads: one reading after the other.
class Workbook {
 public:
  explicit Workbook(const Project& project);

  /// Reads the used workbooks. Throws RequestError 422 where there is none, or no quartiers, and
  /// the errors of study::load_programme().
  [[nodiscard]] ReadWorkbook read(const study::Watch& watch);
  /// Writes what the user says to the files of the project, and reads anew with them. Where they
  /// cannot be read, the files are as before, and the error is thrown. Throws RequestError for a
  /// table, column or row that the last reading, or the declared file, does not have.
  [[nodiscard]] ReadWorkbook change(const WorkbookChanges& changes, const study::Watch& watch);
  /// Writes the report into the folder of the project, in the place of the one before; returns its
  /// folder.
  std::string write_report(Language language, const study::Watch& watch);

  /// What is read: the files of the project, and those that changes have written.
  [[nodiscard]] study::ProgrammeSources sources() const;
  /// Whether the folder has what was said of another workbook, and of this one nothing was said
  /// yet.
  [[nodiscard]] bool has_kept() const;
  /// The words of the command line that read the same and write the same report.
  [[nodiscard]] std::vector<std::string> command() const;

 private:
  /// The texts of the files that changes write; empty: there is none.
  struct Kept {
    std::string mapping;
    std::map<std::string, std::string> aliases;
    std::vector<std::string> corrected;  ///< paths
  };
  [[nodiscard]] Kept taken_up() const;
  void take(const WorkbookChanges& changes, Kept& kept) const;
  [[nodiscard]] std::string mapping_declaring(const DeclaredTable& declared,
                                              const std::string& mapping) const;
  [[nodiscard]] std::string mapping_with(const std::vector<ColumnUse>& columns) const;
  [[nodiscard]] std::vector<std::string> correct(const std::vector<RowCorrection>& rows) const;
  void write(const Kept& kept) const;
  [[nodiscard]] std::string path(const char* name) const;
  [[nodiscard]] ReadWorkbook read_now(const study::Watch& watch);

  const Project& project_;
  std::mutex reading_;
  mutable std::mutex mutex_;  ///< of what follows
  Kept kept_;
  std::shared_ptr<const study::AttributedProgramme> last_;
};

}  // namespace carreau::lab

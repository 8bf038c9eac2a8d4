// SPDX-License-Identifier: Apache-2.0
/// Files that appear under their names only when they are complete on the disk. Everything that the
/// program writes goes through here.
#pragma once

#include <cstdint>
#include <fstream>
#include <memory>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::files {

class HiddenFolder;
class StagedFile;

/// Creates a folder and its missing parents. Throws IoError when that fails.
void create_folder(const std::string& folder);

/// Whether the program has made a content, or takes it from others, who may give a file that is
/// broken.
enum class Content : std::uint8_t { made, given };

/// A file that appears under its name only when it is complete. Without commit(), the destructor
/// removes it.
class PendingFile {
 public:
  /// Throws IoError when the folder is not writable, or when the file exists and may not be
  /// replaced.
  PendingFile(std::string path, bool overwrite, Content content = Content::made);
  ~PendingFile();
  PendingFile(const PendingFile&) = delete;
  PendingFile& operator=(const PendingFile&) = delete;

  /// The path to write to meanwhile: a file of the same name in a folder beside the destination.
  [[nodiscard]] const std::string& temporary() const { return temporary_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  /// Appends to a text file. Throws IoError when the disk does not accept it.
  void write(std::string_view text);
  /// For texts that others write piece by piece; commit() checks that all of it was written.
  [[nodiscard]] std::ostream& stream();
  /// Throws IoError when the disk did not accept what was written to stream() so far.
  void check_stream() const;
  /// What an earlier result of this name may have left, and would be taken for a part of this one:
  /// it goes when this file replaces that of the earlier result.
  void also_replaces(const std::string& path);
  /// Ends what write() and stream() write, so that temporary() can be read. Throws IoError when
  /// something is missing.
  void close();
  /// Checks that the file was written to its end, waits until the disk has it, and puts it in
  /// place, or leaves that to the FileBatch of this thread. Throws IoError when something is
  /// missing, or when a file appeared under the name that may not be replaced.
  void commit();

 private:
  std::string path_;
  std::string temporary_;
  Content content_;
  std::unique_ptr<StagedFile> staged_;  ///< null once it is committed
  std::ofstream stream_;
};

/// A new folder that appears under its name only when all that is in it is complete. Without
/// commit(), the destructor removes it with its content.
class PendingFolder {
 public:
  /// Throws IoError when the folder around it is not writable.
  explicit PendingFolder(std::string path);
  ~PendingFolder();
  PendingFolder(const PendingFolder&) = delete;
  PendingFolder& operator=(const PendingFolder&) = delete;

  /// The folder meanwhile.
  [[nodiscard]] const std::string& temporary() const { return temporary_; }
  /// Waits until the disk has the content, and puts the folder in place. No PendingFile of it may
  /// be left. Throws IoError, also when there is something under the name.
  void commit();

 private:
  std::string path_;
  std::unique_ptr<HiddenFolder> hidden_;
  std::string temporary_;
};

/// The files of one result. While it lives, a file that this thread commits is kept back until
/// commit(), which puts all of them in place, or none. Within another batch, commit() hands them on
/// to that one. Only a process that is killed between two renames, or a computer that loses its
/// power there, can leave some of them.
class FileBatch {
 public:
  FileBatch();
  ~FileBatch();
  FileBatch(const FileBatch&) = delete;
  FileBatch& operator=(const FileBatch&) = delete;

  /// Throws ArgumentError where another file of the batch has the same place.
  void add(std::unique_ptr<StagedFile> file);
  /// Throws IoError, with every file as it was before.
  void commit();

 private:
  FileBatch* outer_;
  std::vector<std::unique_ptr<StagedFile>> files_;
  std::set<std::string> paths_;
};

/// The inputs of a run. While it lives, this thread can replace none of them, whatever name or link
/// leads to it: a PendingFile over one throws ArgumentError. One at a time in each thread.
class ProtectedInputs {
 public:
  ProtectedInputs();
  ~ProtectedInputs();
  ProtectedInputs(const ProtectedInputs&) = delete;
  ProtectedInputs& operator=(const ProtectedInputs&) = delete;
};

/// Adds a file to those that are protected; nothing where none are, or where there is no such file.
/// Of the member of an archive, it is the archive.
void protect_input(const std::string& path);

/// Removes what this process has written so far and not put in place. For a process that is about
/// to end: no file can be begun or put in place afterwards. Waits for a batch that is being put in
/// place.
void abandon_pending_files();

}  // namespace carreau::files

// SPDX-License-Identifier: Apache-2.0
/// Files that cannot be opened or unpacked: what is said, and what to do.
#include "files/gdal_source.hpp"

#include "files/layer_table.hpp"
#include "support/faults.hpp"
#include "support/gdal_files.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <string>

namespace carreau::files {
namespace {

using testing::expect_faults;
using testing::TempFolder;

/// An archive of one member, whose headers say what `change` makes of them.
class Archive {
 public:
  Archive() {
    testing::write_packed("/vsizip/" + (folder_ / "a.zip") + "/a.csv", std::string(5'000, 'x'));
    bytes_ = folder_.read("a.zip");
  }
  /// Writes a number of `size` bytes at a place of the header in front of the member, and at that
  /// of the header at the end of the archive.
  Archive& put(std::size_t local, std::size_t central, std::uint32_t number, int size) {
    put_at(bytes_.find("PK\x01\x02") + central, number, size);
    put_at(bytes_.find("PK\x03\x04") + local, number, size);
    return *this;
  }
  [[nodiscard]] std::string write() const { return folder_.write("a.zip", bytes_); }

 private:
  void put_at(std::size_t at, std::uint32_t number, int size) {
    for (int i = 0; i < size; ++i, ++at, number >>= 8U) bytes_[at] = static_cast<char>(number);
  }
  TempFolder folder_;
  std::string bytes_;
};

void expect_unpacking_fails(const Archive& archive, const std::vector<std::string>& codes) {
  const std::string path = archive.write();
  expect_faults({{path, path, codes}}, [](const std::string& zip) { (void)read_whole(zip); });
}

TEST(Archives, ThatHoldLessThanTheySayAreShort) {
  Archive archive;
  expect_unpacking_fails(archive.put(22, 24, 6'000, 4), {"archive_short", "download_again"});
}

TEST(Archives, PackedInAnotherWayCannotBeRead) {
  Archive archive;
  expect_unpacking_fails(archive.put(8, 10, 99, 2),
                         {"cannot_be_read_because", "is_archive_complete"});
}

TEST(Archives, WhoseContentWasChangedAreToldAsGdalTellsThem) {
  Archive archive;
  expect_unpacking_fails(archive.put(14, 16, 7, 4), {"reason_given", "is_file_complete"});
}

/// A socket: it is there, it is no folder, and nobody can open it as a file.
class Socket {
 public:
  explicit Socket(const std::string& path) : socket_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof(address.sun_path) - 1);
    EXPECT_EQ(::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
  }
  ~Socket() { ::close(socket_); }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

 private:
  int socket_;
};

TEST(Sources, EachFaultHasItsCode) {
  const TempFolder folder;
  const Socket socket(folder / "socket.csv");
  const std::string name = folder.path() + "/";
  expect_faults(
      {{name + "nowhere.csv", name + "nowhere.csv", {"no_such_file", "check_path"}},
       {folder.path(), folder.path(), {"directory_not_file", "name_file_in_it"}},
       {name + "socket.csv", name + "socket.csv", {"cannot_be_opened", "check_permissions"}},
       {folder.write("empty.csv", ""), name + "empty.csv", {"file_empty", "is_download_complete"}},
       {"PG:dbname=a", "PG:dbname=a", {"file_not_database", "name_file"}}},
      [](const std::string& path) { (void)read_whole(path); });
}

}  // namespace
}  // namespace carreau::files

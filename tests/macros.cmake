# Writes headers to macros/ of the build folder, for tests with macros of other
# libraries:
#
# - before_types.hpp, before_client.hpp: all headers of C and POSIX, and the
#   headers that the runtime includes from elsewhere, without and with those of
#   client and receiver
# - windows.hpp: the macros of windows.h as generator/model/macros.txt lists them.
#   They do not expand to valid C++, so no header after it can use their names
# - runtime.hpp: all headers of the runtime
set(AIRUDDER_MACROS ${CMAKE_BINARY_DIR}/macros)

set(list ${PROJECT_SOURCE_DIR}/generator/model/macros.txt)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${list})
file(READ ${list} text)
string(FIND "${text}" "\n# Windows.\n" begin)
if(begin EQUAL -1)
    message(FATAL_ERROR "${list}: no macros of Windows")
endif()
string(SUBSTRING "${text}" ${begin} -1 text)
string(REGEX REPLACE "\n#[^\n]*" "" text "${text}")
string(STRIP "${text}" text)
string(REPLACE "()" "(one,two)" text "${text}")
string(REGEX REPLACE "([^ \n]+)[ \n]*" "#define \\1 ]\n" text "${text}")
file(CONFIGURE OUTPUT ${AIRUDDER_MACROS}/windows.hpp CONTENT "${text}" @ONLY)

# ISO C and POSIX.1-2017, as macros.txt says.
set(c_headers
    aio alloca arpa/inet assert complex cpio ctype dirent dlfcn endian errno
    fcntl fenv float fmtmsg fnmatch ftw glob grp iconv inttypes iso646 langinfo
    libgen limits locale math monetary mqueue ndbm net/if netdb netinet/in
    netinet/tcp nl_types poll pthread pwd regex sched search semaphore setjmp
    signal spawn stdarg stddef stdint stdio stdlib string strings stropts
    sys/epoll sys/eventfd sys/file sys/ioctl sys/ipc sys/mman sys/msg sys/param
    sys/resource sys/select sys/sem sys/shm sys/socket sys/stat sys/statvfs
    sys/sysmacros sys/time sys/timerfd sys/times sys/types sys/uio sys/un
    sys/utsname sys/wait syslog tar termios time trace uchar ulimit unistd utime
    utmpx wchar wctype wordexp)

function(write_before name)
    set(lines "")
    foreach(header IN LISTS c_headers)
        list(APPEND lines "#include <${header}.h>")
    endforeach()
    foreach(file IN LISTS ARGN)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
        file(STRINGS ${file} found REGEX "^#include <")
        list(APPEND lines ${found})
    endforeach()
    list(FILTER lines EXCLUDE REGEX "<airudder/")
    list(REMOVE_DUPLICATES lines)
    set(text "")
    foreach(line IN LISTS lines)
        string(REGEX REPLACE "#include (<[^>]*>)" "#if __has_include(\\1)\n#include \\1\n#endif"
               line "${line}")
        string(APPEND text "${line}\n")
    endforeach()
    file(CONFIGURE OUTPUT ${AIRUDDER_MACROS}/${name} CONTENT "${text}" @ONLY)
endfunction()

file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/include/*.hpp)
write_before(before_client.hpp ${headers})
list(FILTER headers EXCLUDE REGEX "/(client|receiver)")
write_before(before_types.hpp ${headers})

# The headers src.hpp require a macro.
file(GLOB_RECURSE headers RELATIVE ${PROJECT_SOURCE_DIR}/include
    ${PROJECT_SOURCE_DIR}/include/*.hpp)
list(FILTER headers EXCLUDE REGEX "/src[.]hpp$")
list(TRANSFORM headers REPLACE "(.+)" "#include <\\1>")
list(JOIN headers "\n" text)
file(CONFIGURE OUTPUT ${AIRUDDER_MACROS}/runtime.hpp CONTENT "${text}\n" @ONLY)

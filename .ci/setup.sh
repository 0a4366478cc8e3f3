# Shared by conformance/run, tests/run and .ci/run: sourced, not run.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2
jobs=$(nproc 2>/dev/null || echo 2)

# All files are written below this folder.
build_root=build

say() { printf '== %s\n' "$*"; }

# die <line>…: ends because something could not be tried. fail <line>…: ends
# because it was tried and is wrong.
die() {
    printf '%s\n' "$@" >&2
    exit 2
}
fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# Does the compiler accept this preprocessor text?
compiles() {
    printf '%b' "$1" | "$compiler" -std=c++20 -fsyntax-only -x c++ - \
        >/dev/null 2>&1
}

has_header() { compiles "#if !__has_include(<$1>)\n#error\n#endif\n"; }

has_boost() {
    has_header boost/json.hpp && has_header boost/describe.hpp \
        && compiles '#include <boost/version.hpp>\n#if BOOST_VERSION < 108100\n#error\n#endif\n'
}

# Can a program be linked with this library?
has_library() {
    echo 'int main() {}' \
        | "$compiler" -x c++ - "-l$1" -o /dev/null >/dev/null 2>&1
}

has_catch() { has_header catch2/catch.hpp || has_header catch2/catch_all.hpp; }

has() { command -v "$1" >/dev/null 2>&1; }

# Debian 12's default Boost is 1.74, so this takes the oldest that is new enough.
boost_package() {
    local version
    for version in 1.81 1.83 1.84 1.85 1.86 1.87 1.88 1.89 1.90; do
        if apt-cache show "libboost-json$version-dev" >/dev/null 2>&1; then
            echo "libboost-json$version-dev"
            return
        fi
    done
    echo libboost-json-dev
}

# Prints what every build needs and is missing, one "thing" per line.
missing_for_build() {
    has cmake || echo cmake
    has make || has ninja || echo make
    compiler=$(command -v g++ || command -v clang++ || true)
    if [ -z "$compiler" ]; then
        echo g++
        echo boost # without a compiler, nothing can be checked
        echo openssl
        echo catch2
        echo cli11
        echo yaml_cpp
        return
    fi
    has_boost || echo boost
    has_header openssl/evp.h || echo openssl
    has_catch || echo catch2
    has_header CLI/CLI.hpp || echo cli11
    has_header yaml-cpp/yaml.h || echo yaml_cpp
}

package_of() {
    case $1 in
    boost) boost_package ;;
    boost_url) boost_package | sed s/json/url/ ;;
    openssl) echo libssl-dev ;;
    openssl_program) echo openssl ;;
    cli11) echo libcli11-dev ;;
    yaml_cpp) echo libyaml-cpp-dev ;;
    *) echo "$1" ;;
    esac
}

words_of() {
    case $1 in
    boost) echo "Boost 1.81 or later with Boost.JSON" ;;
    boost_url) echo "Boost.URL, of the same version as the rest of Boost" ;;
    openssl) echo "OpenSSL's headers" ;;
    openssl_program) echo "the program openssl" ;;
    catch2) echo "Catch2, version 2 or 3" ;;
    cli11) echo "CLI11" ;;
    yaml_cpp) echo "yaml-cpp 0.7 or later" ;;
    cmake) echo "CMake 3.21 or later" ;;
    g++) echo "a C++20 compiler (g++ 12 or clang++ 14, or later)" ;;
    *) echo "$1" ;;
    esac
}

# install <thing>…: installs with apt, or ends with a message that names every
# thing.
install() {
    [ $# -gt 0 ] || return 0
    local thing packages=() words=() root=()
    for thing in "$@"; do words+=("  - $(words_of "$thing")"); done
    [ "$(id -u)" = 0 ] || root=(sudo)
    if ! has apt-get || { [ ${#root[@]} -gt 0 ] && ! has sudo; }; then
        die "Please install these, and run this again:" "${words[@]}"
    fi
    say "installing what is missing: $*"
    "${root[@]}" apt-get -q update >"$build_root/apt.log" 2>&1 || true
    for thing in "$@"; do packages+=("$(package_of "$thing")"); done
    if ! "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q install \
        -y --no-install-recommends --no-remove "${packages[@]}" \
        >>"$build_root/apt.log" 2>&1; then
        tail -n 20 "$build_root/apt.log" >&2
        die "apt could not install: ${packages[*]} ($build_root/apt.log)." \
            "Please install these, and run this again:" "${words[@]}"
    fi
}

# quietly <log> <command>…: runs a command with its output in a log. Shows the end
# of the log if the command fails.
quietly() {
    local log=$1
    shift
    mkdir -p "$(dirname "$log")"
    if ! "$@" >"$log" 2>&1; then
        tail -n 60 "$log" >&2
        die "" "failed: $*" "its whole output: $log"
    fi
}

# configure <preset> [<cmake option>…]: configures $build_root/<preset>.
configure() {
    local preset=$1 folder=$build_root/$1 launcher=()
    shift
    # Unlike make, it compiles sources while libraries to link are not ready.
    if has ninja; then export CMAKE_GENERATOR=${CMAKE_GENERATOR:-Ninja}; fi
    if has ccache; then launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache); fi
    say "configuring $folder"
    quietly "$folder/configure.log" \
        cmake --preset "$preset" -B "$folder" "${launcher[@]}" "$@"
}

# build <preset> [<target>…]: configures if necessary, builds, and shows progress.
build() {
    local preset=$1 folder=$build_root/$1 target=()
    shift
    [ -e "$folder/CMakeCache.txt" ] || configure "$preset"
    say "building $folder${*:+: $*}"
    [ $# -eq 0 ] || target=(--target "$@")
    if ! cmake --build "$folder" -j"$jobs" "${target[@]}" 2>&1 \
        | tee "$folder/build.log" \
        | sed -un 's/^\[ *\([0-9]*[%/][0-9]*\)\] Building.* \(.*\)$/   \1 \2/p'; then
        grep -n -B1 -A12 -E 'error|Error' "$folder/build.log" \
            | head -n 80 >&2
        die "" "the build failed; its whole output: $folder/build.log"
    fi
}

# Shared by the scripts of this folder: where the project is, how they speak, the pinned Node and the build trees.
# shellcheck shell=bash
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$top" || exit 1
mkdir -p build/logs

say() { printf '%s\n' "$*"; }
fail() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }

# The Node that web/package.json pins; Debian's own only starts npm and the compiler.
node=$top/web/node_modules/node-linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')/bin/node

# npm_packages FOLDER: installs what its lock names, when the lock has changed since.
npm_packages() {
    local stamp=$1/node_modules/.installed log=build/logs/npm-$1.log
    cmp -s "$1/package-lock.json" "$stamp" && return
    say "Installing the npm packages of $1"
    (cd "$1" && npm ci --no-fund --no-audit) >"$log" 2>&1 || { tail -n 15 "$log" >&2; fail "npm could not install the packages of $1; see $log."; }
    cp "$1/package-lock.json" "$stamp"
}

# What was compiled once on this machine is not compiled again, in any checkout: paths are taken from the project's folder on.
export CCACHE_BASEDIR=$top CCACHE_NOHASHDIR=1 CCACHE_MAXSIZE=2G EM_COMPILER_WRAPPER=ccache

# build_tree NAME TARGET…: configures build/NAME when it is new, then builds the targets and says how far it is.
build_tree() {
    local name=$1 log=build/logs/$1.log configure=(cmake)
    # Several files are compiled as one, which takes less than half of the time that each by itself would. Who works on the core waits for
    # the native tree: it has smaller heaps, so that a change compiles less.
    local options=(-DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=12)
    shift
    case $name in
        native) options=(-DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=6) ;;
        each) options=() ;;
        asan) configure=(env CC=clang CXX=clang++ cmake -DQOPI_SANITIZE=ON) ;;
        fuzz) configure=(env CC=clang CXX=clang++ cmake -DQOPI_FUZZ=ON) ;;
        wasm) configure=(emcmake cmake) ;;
    esac
    # emcc itself asks for it (EM_COMPILER_WRAPPER).
    [ "$name" = wasm ] || options+=(-DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    if [ ! -f "build/$name/build.ninja" ]; then
        "${configure[@]}" "${options[@]}" -S . -B "build/$name" -G Ninja >"$log" 2>&1 || { tail -n 30 "$log" >&2; return 1; }
    fi
    local progress='
        match($0, /^\[[0-9]+\/[0-9]+\]/) {
            split(substr($0, 2, RLENGTH - 2), count, "/")
            if (count[2] > 4 && int(count[1] * 4 / count[2]) > shown) { shown = int(count[1] * 4 / count[2]); printf "  %s: %s of %s\n", tree, count[1], count[2]; fflush() }
        }'
    if ! ninja -C "build/$name" -j 2 -k 20 "$@" 2>&1 | tee "$log" | awk -v tree="$name" "$progress"; then
        grep -v '^\[' "$log" | grep -v '^ninja: Entering' | cut -c 1-400 | head -n 60 >&2
        say "The build of build/$name failed; the whole output is in $log." >&2
        return 1
    fi
}

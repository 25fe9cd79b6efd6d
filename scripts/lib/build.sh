# Sourced by the scripts: configuring and building a preset.

# ccache keeps objects made with a precompiled header only when it may pass over these.
export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime

# build <preset> [target...]: configures where that is due (ninja does it later by itself), then builds.
build() {
    local preset=$1 folder=$root/build/$1
    shift
    [ -f "$folder/build.ninja" ] || (cd "$root" && cmake --preset "$preset") || return
    ninja -C "$folder" -j "$jobs" "$@"
}

# build_quietly <preset> [target...]: the same; what the compiler says is shown only where it fails.
build_quietly() {
    local log=$root/build/$1.log
    mkdir -p "$root/build"
    build "$@" >"$log" 2>&1 && return
    tail -n 60 "$log" >&2
    fail "The $1 build failed; the whole log is build/$1.log."
}

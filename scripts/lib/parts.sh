# Sourced by scripts/test: running one part after another, counting its cases, showing what failed at the end.

logs=$root/build/test-logs
total_passed=0 total_failed=0
failing=() skipped=()

# part <name> <command...>: runs it into a log. A command may leave its counts ("<passed> <failed>", then the skipped
# cases by line) in $counts; else "N passed, N failed" of its log counts, else the part itself is one case.
part() {
    local name=$1 log=$logs/$1.log start=$SECONDS passed=0 failed=0 succeeded=true
    shift
    counts=$logs/$name.counts
    rm -f "$counts"
    printf '%-34s' "$name"
    "$@" >"$log" 2>&1 || succeeded=false
    [ -s "$counts" ] || "$root/scripts/lib/count_results.py" log "$log" >"$counts"
    read -r passed failed <"$counts"
    [ $((passed + failed)) != 0 ] || ! $succeeded || [ "$(wc -l <"$counts")" -gt 1 ] || passed=1
    $succeeded || [ "$failed" != 0 ] || failed=1
    if [ $((passed + failed)) = 0 ]; then
        printf 'SKIPPED '
    elif [ "$failed" = 0 ]; then
        printf 'ok      '
    else
        printf 'FAILED  '
        failing+=("$name")
    fi
    printf '%5d passed, %d failed, %d s\n' "$passed" "$failed" $((SECONDS - start))
    while read -r line; do skipped+=("$name: $line"); done < <(tail -n +2 "$counts")
    total_passed=$((total_passed + passed)) total_failed=$((total_failed + failed))
}

# The logs of what failed, what was skipped, and the closing line. Fails where anything did.
close_parts() {
    local name line
    for name in "${failing[@]}"; do
        printf '\n--- %s failed; the end of build/test-logs/%s.log:\n' "$name" "$name"
        tail -n 80 "$logs/$name.log"
    done
    if [ ${#skipped[@]} != 0 ]; then
        printf '\nSKIPPED, neither passed nor failed:\n'
        printf '  %s\n' "${skipped[@]}"
    fi
    printf '\n%d passed, %d failed\n' "$total_passed" "$total_failed"
    [ "$total_failed" = 0 ]
}

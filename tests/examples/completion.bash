# Completion of the programs of airudder for bash. It asks the programs themselves, so
# that it knows the operations and options of the version that is installed. It is
# installed once for each program, under the name of the program.

# _airudder_help <command>…: the help; nothing if the command has none.
_airudder_help() {
    "$@" --help 2>/dev/null
}

# Completes an option, or the value of the option before the word. `help` has the text
# of --help. Fails if the word is neither.
_airudder_option() {
    local kind
    if [[ $prev == --* ]]; then
        # E.g. "  --body FILE   The request" or "  --format TEXT:{text,json}=text".
        kind=$(sed -nE "s/^ +(-.,)?$prev ([A-Z]+(:[^ ]*)?)( .*)?\$/\2/p" <<<"$help")
        case $kind in
        '') ;; # a flag, which has no value
        *DIR) _filedir -d && return ;;
        *FILE | TEXT | *PATH) _filedir && return ;;
        *:\{*)
            kind=${kind#*\{}
            kind=${kind%%\}*}
            mapfile -t COMPREPLY < <(compgen -W "${kind//,/ }" -- "$cur")
            return
            ;;
        *)
            # The name of a variable, or a number or URL.
            [[ $prev == *-env ]] && mapfile -t COMPREPLY < <(compgen -v -- "$cur")
            return 0
            ;;
        esac
    fi
    [[ $cur == -* ]] || return
    mapfile -t COMPREPLY < <(
        compgen -W "$(grep -oE '^ +(-.,)?--[a-z][a-z-]*' <<<"$help" | sed 's/.*--/--/')" \
            -- "$cur"
    )
}

# _airudder_words <index>: sets `given` to the words before the cursor that are neither
# options nor their values, from words[index].
_airudder_words() {
    local i option=
    given=()
    for ((i = $1; i < cword; ++i)); do
        if [[ -n $option ]] && grep -qE -- "^ +(-.,)?$option [A-Z]" <<<"$help"; then
            option=
        elif [[ ${words[i]} == --* && ${words[i]} != *=* ]]; then
            option=${words[i]}
        else
            option=
            given+=("${words[i]}")
        fi
    done
}

# _airudder_from_list <index>: operations from --list, then members of the operation
# given[index].
_airudder_from_list() {
    local list names groups=
    if ((${#given[@]} <= $1)); then
        names=$("${words[0]}" --list 2>/dev/null | grep '^[^ ]')
        [[ " ${words[*]} " == *" --list "* ]] && groups=$(sed 's/[.].*//' <<<"$names")
        mapfile -t COMPREPLY < <(compgen -W "$names $groups $2" -- "$cur" | sort -u)
        return
    fi
    [[ $cur == *=* ]] && return
    list=$("${words[0]}" --list "${given[$1]}" 2>/dev/null \
        | sed -nE 's/^ +([^ ]+).*/\1=/p')
    mapfile -t COMPREPLY < <(compgen -W "$list" -- "$cur")
    compopt -o nospace 2>/dev/null
}

_airudder_call() {
    local cur prev words cword given help
    _init_completion -n = || return
    help=$(_airudder_help "${words[0]}")
    _airudder_option && return
    _airudder_words 1
    if [[ ${given[0]-} == download ]]; then
        ((${#given[@]} == 1)) || _filedir
    else
        _airudder_from_list 0 download
    fi
}

_airudder_send() {
    local cur prev words cword given help
    _init_completion -n = || return
    help=$(_airudder_help "${words[0]}")
    _airudder_option && return
    _airudder_words 1
    if [[ " ${words[*]} " == *" --list "* ]]; then
        _airudder_from_list 0
    elif ((${#given[@]} > 0)); then # after the URL
        _airudder_from_list 1
    fi
}

_airudder_check() {
    local cur prev words cword given help
    _init_completion || return
    help=$(_airudder_help "${words[0]}")
    _airudder_option && return
    _airudder_words 1
    if ((${#given[@]} == 0)); then
        mapfile -t COMPREPLY < <(
            compgen -W "$("${words[0]}" --list 2>/dev/null)" -- "$cur"
        )
    else
        _filedir
    fi
}

_airudder_receive() {
    local cur prev words cword help
    _init_completion || return
    help=$(_airudder_help "${words[0]}")
    _airudder_option
}

_airudder_gen() {
    local cur prev words cword given help subcommands
    _init_completion || return
    help=$(_airudder_help "${words[0]}")
    subcommands=$(sed -n '/^Subcommands:/,$ s/^  \([a-z]*\) .*/\1/p' <<<"$help")
    _airudder_words 1
    if ((${#given[@]} == 0)); then
        _airudder_option && return
        mapfile -t COMPREPLY < <(compgen -W "$subcommands" -- "$cur")
        return
    fi
    help=$(_airudder_help "${words[0]}" "${given[0]}")
    _airudder_option || _filedir
}

complete -F _airudder_call airudder_call
complete -F _airudder_send airudder_send
complete -F _airudder_check airudder_check
complete -F _airudder_receive receive_to_sqlite receive_to_redis
complete -F _airudder_gen airudder-gen

# Prepares files for Doxygen, without changing the number of any line:
# - A comment also describes the declarations on the lines after its own, up to an empty
#   line.
# - Copies, moves, comparisons and generated members with a type that says everything have
#   no comments.
# - A link of a Markdown file to another kind of file becomes the file's name. One to a part of
#   a document loses the part, which Doxygen names otherwise.
function indent_of(line) {
    match(line, /^ */)
    return RLENGTH
}

# describe(line, text): the declaration with a comment.
function describe(line, text) {
    return substr(line, 1, indent_of(line)) "/** " text " */ " substr(line, indent_of(line) + 1)
}

FILENAME ~ /\.md$/ {
    while (match($0, /\[[^]]*\]\([^)]*\.(cpp|hpp|yml)\)/)) {
        link = substr($0, RSTART + 1, RLENGTH - 2)
        split(link, parts, /\]\(/)
        $0 = substr($0, 1, RSTART - 1) parts[1] " (" parts[2] ")" substr($0, RSTART + RLENGTH)
    }
    gsub(/\.md#[^)]*\)/, ".md)")
    while (match($0, /\[[^]]*\]\(#[^)]*\)/)) {
        link = substr($0, RSTART + 1, RLENGTH - 2)
        sub(/\].*/, "", link)
        $0 = substr($0, 1, RSTART - 1) link substr($0, RSTART + RLENGTH)
    }
    print
    next
}

/^ *\/\/\// {
    if (last != "comment")
        comment = ""
    text = $0
    sub(/^ *\/\/\/ ?/, "", text)
    if (text !~ /^    /)
        comment = comment (comment == "" ? "" : " ") text
    last = "comment"
    print
    next
}

/^ *(\/\/.*)?$/ {
    last = comment = ""
    print
    next
}

# common(line): what a declaration that needs no comment of its own does, or "".
function common(line, name) {
    if (line ~ /^ *(friend )?bool operator==\(.*= default;$/)
        return "Whether all members are equal."
    if (match(line, /^ +[A-Z][A-Za-z]*(& operator=)?\(/)) {
        name = substr(line, RSTART, RLENGTH - 1)
        gsub(/ |& operator=/, "", name)
        if (line ~ ("\\(" name " const&"))
            return "Copies."
        if (line ~ ("\\(" name "&&"))
            return "Moves."
    }
    if (FILENAME ~ /\/generated\// && line ~ /^    [^ ].*[^ ]\{\};$/)
        return "See the description of its type."
    return ""
}

{
    indent_here = indent_of($0)
    text = common($0)
    if (last == "comment")
        indent = indent_here
    else if (/= delete;$/)
        text = ""
    else if (comment != "" && last == "declaration" && indent_here == indent && /^ *[A-Za-z]/)
        text = comment
    print last == "comment" || text == "" ? $0 : describe($0, text)
    if (indent_here == indent)
        last = /[;}]$/ ? "declaration" : ""
    else if (comment == "")
        last = ""
}

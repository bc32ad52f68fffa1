import { IN_ENGLISH } from '../channel/posixShell';

/**
 * The fixed scripts that read files at the far end. As in channel/script.ts, what varies comes as positional
 * parameters. They use what every Linux has (GNU or busybox): ls, dd, find, head, stat, base64.
 */

/**
 * `$1` folder. One line a plain file: `mode/size/seconds/name`, the mode in hexadecimal since its name is translated; the
 * second way is that of BSD and macOS. A folder that is not there has no files; one that cannot be looked into is a failure.
 */
export const LIST_SCRIPT = [
  IN_ENGLISH,
  'set -f; p=$1; while [ ! -e "$p" ] && [ ! -L "$p" ]; do case $p in */*) p=${p%/*};; *) p=.;; esac; [ -n "$p" ] || p=/; done',
  'if [ "$p" != "$1" ]; then if [ ! -d "$p" ] || [ -x "$p" ]; then exit 44; fi; echo "cannot look into $p" >&2; exit 1; fi',
  'cd -- "$1" || exit 1; [ -r . ] || { echo "cannot read $1" >&2; exit 1; }',
  'list() { find . ! -name . -prune ! -name ".*" -type f -exec stat "$1" "$2" {} +; }',
  'if stat -c %f . >/dev/null 2>&1; then list -c "%f/%s/%Y/%n"; else list -f "%Xp/%z/%m/%N"; fi',
].join('; ');

/**
 * `$1` folder (no link), then pairs of seconds and name: deletes the plain files that still have that time of change.
 * What cannot be deleted is reported, and the rest goes on.
 */
export const REMOVE_SCRIPT = [
  IN_ENGLISH,
  '[ ! -L "$1" ] || { echo "$1 is a link" >&2; exit 1; }',
  'cd -- "$1" || exit 1',
  'shift; c=0',
  'while [ "$#" -ge 2 ]; do if [ -f "$2" ] && [ ! -L "$2" ]; then ' +
    't=$(stat -c %Y -- "$2" 2>/dev/null || stat -f %m -- "$2" 2>/dev/null); if [ "$t" = "$1" ]; then rm -f -- "$2" || c=1; fi; fi; shift 2; done',
  'exit "$c"',
].join('; ');

/**
 * `$1` file, `$2` end (or `end`), `$3` most bytes. First line `inode size offset`, then the bytes. `ls -n` prints
 * inode, mode, links, user, group, size.
 */
export const RANGE_SCRIPT = [
  IN_ENGLISH,
  'set -f',
  '[ -e "$1" ] || exit 44',
  'exec 3<"$1" || exit 1',
  'e=$2; n=$3; set -- $(ls -dniL -- "$1"); z=$6',
  'case $e in end) e=$z;; *) [ "$e" -le "$z" ] || e=$z;; esac',
  's=$((e-n)); [ "$s" -ge 0 ] || s=0',
  'printf "%s %s %s\\n" "$1" "$z" "$s"',
  'dd bs=1 skip="$s" count=0 <&3 >/dev/null 2>&1',
  'exec head -c "$((e-s))" <&3',
].join('; ');

/**
 * `$1` file, `$2` its older name, `$3` inode and `$4` offset where reading stopped (or two empty ones). Prints base64
 * of what is appended, and lines of its own that begin with `!`: `!open inode offset`, `!rotated`, `!lost`,
 * `!truncated`, `!missing`, and `!` alone while nothing happens, so that both ends notice a connection that is gone.
 */
export const FOLLOW_SCRIPT = [
  IN_ENGLISH,
  'command -v base64 >/dev/null || { echo "base64 is missing" >&2; exit 45; }',
  'set -f; f=$1; old=$2; i=$3; o=$4; quiet=0; said=',
  'look() { ls -dniL -- "$1" 2>/dev/null; }',
  'inode() { set -- $(look "$1"); printf %s "$1"; }',
  'drain() { while b=$(dd bs=49152 count=1 <&3 2>/dev/null | base64) && [ -n "$b" ]; do printf "%s\\n" "$b" || exit 0; quiet=0; done; }',
  'skip() { dd bs=1 skip="$1" count=0 <&3 >/dev/null 2>&1; }',
  'beat() { sleep 1; quiet=$((quiet+1)); if [ "$quiet" -ge 5 ]; then quiet=0; echo "!" || exit 0; fi; }',
  'while :; do',
  'if [ ! -e "$f" ]; then [ -n "$said" ] || echo "!missing"; said=1; beat; continue; fi; said=',
  '[ -r "$f" ] || { echo "cannot read $f" >&2; exit 46; }',
  // A file that goes away in between must not end the shell, as it would with a plain exec.
  'command exec 3<"$f" || { beat; continue; }',
  'me=$(inode "$f")',
  'if [ -n "$i" ] && [ "$i" != "$me" ]; then',
  'if [ "$(inode "$old")" = "$i" ]; then exec 4<&3 3<"$old"; echo "!open $i $o"; skip "$o"; drain; exec 3<&4 4<&-; echo "!rotated"; else echo "!lost"; fi; o=0; fi',
  'o=${o:-0}; set -- $(look "$f"); last=${6:-0}; if [ "$last" -lt "$o" ]; then echo "!truncated"; o=0; fi',
  'echo "!open $me $o"; skip "$o"; i=; o=',
  'while :; do drain; set -- $(look "$f")',
  'if [ "$1" != "$me" ]; then drain; echo "!rotated"; break; fi',
  'if [ "$6" -lt "$last" ]; then echo "!truncated"; break; fi; last=$6; beat; done; done',
].join('\n');

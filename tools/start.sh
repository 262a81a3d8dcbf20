#!/bin/sh
# Sets up and does the main job: checks the real register and draws a chart. What it prints fits on a screen.
. "$(dirname "$0")/environment.sh"
install run
.venv/bin/delegation check rules --brief --exit-zero
mkdir -p out
.venv/bin/delegation chart --form 3 -o out/hinh-thuc-3.pdf >/dev/null
.venv/bin/delegation chart --form 3 -o out/hinh-thuc-3.png >/dev/null
case "${DELEGATION_LANG:-vi}" in
en*) cat <<'END' ;;

The chart of form 3: out/hinh-thuc-3.pdf (and .png)

What to try next (. .venv/bin/activate lets you type delegation alone):
  .venv/bin/delegation check rules              every group of findings, with what to do
  .venv/bin/delegation who "khai tử"           who decides a matter
  .venv/bin/delegation chart so-cong-thuong -o out/so-cong-thuong.pdf
  .venv/bin/delegation annex bieu-2 -o out/bieu-2.docx
END
*) cat <<'END' ;;

Sơ đồ hình thức 3: out/hinh-thuc-3.pdf (và .png)

Thử tiếp (gõ . .venv/bin/activate thì chỉ cần gõ delegation):
  .venv/bin/delegation check rules              mọi nhóm phát hiện, kèm cách xử lý
  .venv/bin/delegation who "khai tử"           ai giải quyết một việc
  .venv/bin/delegation chart so-cong-thuong -o out/so-cong-thuong.pdf
  .venv/bin/delegation annex bieu-2 -o out/bieu-2.docx
END
esac

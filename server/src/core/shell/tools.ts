import { absolutePath, repositoryFolder, repositoryPath } from "./folder.ts";
import { addUnknown, type Call, currentFolder, isShown, placeOf, type Run, textAt } from "./run.ts";
import { targetsOf } from "./targets.ts";

/** Programs that print nothing of their own that could be metadata. */
const quiet = new Set(
  `7z 7za \\( (( : [ [[ ]] add-apt-repository alias apk apptainer apt apt-get apt-key aws az azcopy basename bg blkid break brew
bunzip2 bzip2 c++ cc cd chgrp chmod chown chsh clang clear cmake cmp conda configure continue convert cp curl date dd declare
df diff dirname disown dnf dos2unix dpkg du dvc echo env exit export false ffmpeg fg fi file find flock free fuser gcc gcloud
gcsfuse gdown getconf getent getopts git gpg groupadd groups gsutil g++ gunzip gzip hash hf history hostname hostnamectl
huggingface-cli hwclock id ifconfig install ip ipcs jobs kaggle kill killall ldconfig ldd let link ln local locale locale-gen
locate login logname ls lsb_release lsblk lscpu lsof lspci lz4 mamba md5sum micromamba mkdir mkfifo mktemp modprobe mount mv
nproc npm nvcc nvidia-smi openssl pdm pgrep pigz ping pip pip3 pipenv pipx pkill poetry popd pre-commit printenv ps pushd pwd
pyenv rclone read readarray readlink readonly realpath renice return rm rmdir rsync rustup rye s3cmd scp seq service set sftp sha1sum
sha256sum shift shopt sleep source split ssh-add ssh-agent ssh-keygen ssh-keyscan stat stty sync sysctl systemctl tar tee test touch
tput trap true truncate type typeset ulimit umask umount unalias uname uniq unlink unset unxz unzip update-alternatives uptime
useradd uv virtualenv wait wandb wc wget which whoami xz yes yum zip zstd`.split(/\s+/),
);

/** Programs that print files or their transformed input. */
const printing = new Set(
  "awk bat cat cut gawk grep egrep fgrep zcat head jq less more mawk nl perl sed sort tac tail tr yq zgrep".split(
    " ",
  ),
);

/** Which of them print something else than what they read. */
const changing = /^(?:g?awk|mawk|cut|jq|perl|sed|tr|yq)$/;

/** How many words other than options a program takes before it names files. */
const wordsBeforeFiles: { readonly [name: string]: number } = {
  egrep: 1,
  fgrep: 1,
  grep: 1,
  zgrep: 1,
};

/** Whether a program is known to start nothing of the project; records on the run what it may print. */
export function isTool(run: Run, call: Call, name: string): boolean {
  if (printing.has(name)) {
    if (mayPrint(call, name)) addUnknown(run);
    return true;
  }
  if (!quiet.has(name)) return false;
  if (isDownload(call, name) && isShown(call)) addUnknown(run);
  if (
    /^(?:dvc|wandb)$/.test(name) &&
    /^(?:repro|exp|agent|launch|sweep)$/.test(textAt(call, 1) ?? "")
  ) {
    addUnknown(run);
  }
  if (name === "chmod") nameFiles(run, call);
  note(run, call, name);
  return true;
}

/** `chmod +x run.sh` prepares a script of the repository for its start. */
function nameFiles(run: Run, { words }: Call): void {
  for (const { text, range } of words.slice(2)) {
    const path = repositoryPath(text && absolutePath(text, run.session.folder));
    if (path === undefined || path === "") continue;
    const place = placeOf(run, range);
    run.found.paths.push({ ...place, kind: "file", paths: [path], folder: currentFolder(run) });
  }
}

function mayPrint(call: Call, name: string): boolean {
  if (!isShown(call)) return false;
  const words = call.words.slice(1).filter((it) => !it.text?.startsWith("-") && it.text !== "");
  if (name === "sed" && call.words.some((it) => /^-\w*i/.test(it.text ?? ""))) return false;
  if (words.length > (wordsBeforeFiles[name] ?? 0) && !changing.test(name)) {
    return !(/^(?:head|tail)$/.test(name) && words.every((it) => /^\d+$/.test(it.text ?? "")));
  }
  return changing.test(name) || call.redirects.some((it) => it.operator.includes("<"));
}

/** Whether `curl` or `wget` shows what it fetches. */
function isDownload({ words }: Call, name: string): boolean {
  const options = words.flatMap(({ text }) => (text?.startsWith("-") ? [text] : []));
  if (name === "curl") {
    return !options.some((it) => /^(?:-\w*[oO]|--output|--remote-name)/.test(it));
  }
  return name === "wget" && options.some((it) => /^(?:-\w*O-|--output-document=-)$/.test(it));
}

/** Where the files that a program makes or fetches go. */
function note(run: Run, call: Call, name: string): void {
  const { session } = run;
  const made = targetsOf(call, name);
  if (made === undefined) return;
  for (const it of made) {
    const path = it === undefined ? session.folder : absolutePath(it, session.folder);
    session.made.paths.push(path ?? repositoryFolder);
  }
}

;; Does in Emacs what a person does, and reports what the editor shows, one JSON value a line.
(require 'json)

(defun say (name value)
  (write-region (concat (json-encode (list (cons 'name name) (cons 'value value))) "\n")
                nil (getenv "REPORT") t))

(defun await (what condition)
  "Lets the editor work until CONDITION holds."
  (let ((end (+ (float-time) 30)) found)
    (while (not (setq found (funcall condition)))
      (when (> (float-time) end) (error "Nothing came: %s" what))
      (accept-process-output nil 0.05))
    found))

(defun visible (text)
  "The characters of TEXT that are shown."
  (mapconcat (lambda (at) (if (get-text-property at 'invisible text) "" (string (aref text at))))
             (number-sequence 0 (1- (length text))) ""))

(defun uses-eglot () (not (featurep 'lsp-mode)))

(defun problems ()
  (if (uses-eglot)
      (mapcar #'flymake-diagnostic-text (flymake-diagnostics))
    (let (all)
      (maphash (lambda (_ found) (dolist (it found) (push (gethash "message" it) all)))
               (lsp-diagnostics))
      all)))

(defun hover ()
  (if (uses-eglot)
      (let (shown)
        (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
        (await "the hover" (lambda () shown)))
    (lsp--render-on-hover-content
     (gethash "contents" (lsp-request "textDocument/hover" (lsp--text-document-position-params)))
     t)))

(defun completions ()
  (let ((found (run-hook-with-args-until-success 'completion-at-point-functions)))
    (all-completions "" (nth 2 found))))

(defun act ()
  (find-file "valohai.yaml")
  ;; Nothing else runs what waits for the next command while Emacs runs a script.
  (run-hooks 'post-command-hook)
  (say "options" (list (cons 'mode major-mode) (cons 'comment comment-start)
                       (cons 'highlighted (progn (font-lock-ensure)
                                                 (search-forward "name")
                                                 (symbol-name (get-text-property (1- (point)) 'face))))))
  (when (uses-eglot)
    (await "the server" #'eglot-current-server)
    (flymake-start))
  (await "diagnostics" (lambda () (cdr (problems))))
  (say "diagnostics" (problems))
  (search-forward "step: tr")
  (say "hover" (visible (hover)))
  (search-forward "type: execution, ")
  (say "completion" (mapcar #'substring-no-properties (completions)))
  (goto-char (point-min))
  (search-forward "name: ra")
  (let ((file (current-buffer)))
    (cl-letf (((symbol-function 'y-or-n-p) (lambda (&rest _) t)))
      (if (uses-eglot) (eglot-rename "speed") (lsp-rename "speed")))
    (with-current-buffer (find-file-noselect ".valohai-lint.yaml") (say "config" major-mode))
    (with-current-buffer file (say "renamed" (buffer-string)))
    (with-current-buffer (find-file-noselect "train.py") (say "script" (buffer-string)))))

(setq make-backup-files nil create-lockfiles nil)
(condition-case problem (act) (error (say "problem" (error-message-string problem))))
(dolist (it (buffer-list)) (with-current-buffer it (set-buffer-modified-p nil)))
(kill-emacs)

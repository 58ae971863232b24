;;; editor.el --- What the Emacs tests share  -*- lexical-binding: t -*-

;;; Commentary:
;; Eglot, markdown-mode and yasnippet as Debian packages them, started as a user's init file does it.  The packages lie
;; in DESIGNDOC_EMACS_PACKAGES; an Emacs that brings eglot along finds its own.

;;; Code:

(setq package-enable-at-startup nil)
(let ((default-directory (file-name-as-directory (getenv "DESIGNDOC_EMACS_PACKAGES"))))
  (normal-top-level-add-subdirs-to-load-path))
(require 'cl-lib)
(require 'eglot)
(require 'markdown-mode)
(require 'yasnippet)

(setq eglot-sync-connect 300
      eglot-autoshutdown t
      eglot-confirm-server-initiated-edits nil
      eglot-send-changes-idle-time 0.05
      flymake-no-changes-timeout 0.1
      backup-inhibited t
      create-lockfiles nil)
(add-to-list 'eglot-server-programs
             `(markdown-mode . (,(getenv "DESIGNDOC_PYTHON") "-m" "designdoc" "server")))

(defun editor-wait (condition what)
  "Wait until CONDITION returns something and return it; WHAT is waited for."
  (with-timeout (300 (error "timeout: %s" what))
    (let (value)
      (while (not (setq value (funcall condition))) (accept-process-output nil 0.05))
      value)))

(defun editor-open (text)
  "Open the document under test, written with TEXT, and connect to designdoc."
  (let ((file (getenv "DESIGNDOC_DOCUMENT"))
        (coding-system-for-write 'utf-8-unix))
    (with-temp-file file (insert text))
    (find-file file)
    (markdown-mode)
    (yas-minor-mode 1)
    (call-interactively #'eglot)
    (editor-wait #'eglot-current-server "the connection")
    (flymake-start)))

(defun editor-synchronise ()
  "Send what was typed: a batch Emacs is never idle, so eglot's idle timer does not."
  (eglot--signal-textDocument/didChange))

(defun editor-diagnostics (regexp)
  "The diagnostics whose text matches REGEXP."
  (cl-remove-if-not (lambda (d) (string-match-p regexp (flymake-diagnostic-text d))) (flymake-diagnostics)))

(defun editor-underlined (diagnostic)
  "The text that DIAGNOSTIC underlines."
  (buffer-substring-no-properties (flymake-diagnostic-beg diagnostic) (flymake-diagnostic-end diagnostic)))

(defun editor-apply (title beg end)
  "Apply the code action TITLE offered between BEG and END."
  (let ((action (cl-find title (eglot-code-actions beg end)
                         :key (lambda (a) (plist-get a :title)) :test #'equal)))
    (unless action (error "not offered: %s" title))
    (if (fboundp 'eglot-execute)
        (eglot-execute (eglot-current-server) action) ; eglot 1.13 and later
      (eglot--apply-workspace-edit (plist-get (editor--resolved action) :edit)))))

(defun editor--resolved (action)
  "ACTION with its edit, asked for if the server left it out."
  (if (plist-get action :edit)
      action
    (jsonrpc-request (eglot-current-server) :codeAction/resolve action)))

(defun editor-configure (settings)
  "Have SETTINGS as the user's for designdoc, and tell the server."
  (setq-default eglot-workspace-configuration (list :designdoc settings))
  (eglot-signal-didChangeConfiguration (eglot-current-server)))

(defun editor-finish ()
  "End the session and Emacs."
  (set-buffer-modified-p nil)
  (eglot-shutdown (eglot-current-server))
  (message "OK")
  (kill-emacs 0))

(provide 'editor)
;;; editor.el ends here

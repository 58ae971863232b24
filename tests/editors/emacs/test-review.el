;;; test-review.el --- A review in Emacs  -*- lexical-binding: t -*-

;;; Commentary:
;; Emoji and CJK in a document under review: diagnostics, hover, completion with its scaffold, a fix, a renamed
;; heading, changed settings.

;;; Code:

(load (expand-file-name "editor.el" (file-name-directory load-file-name)))

(editor-open "---
framework: ml-system-design
---

# 推荐 😀 Feed

## Problem statement

😀设计 TODO and a [link 😀](#offline-metrics) to the numbers.

## Offline metrics

设计😀 NDCG@20 is 0.30 on the replay.
")

(cl-assert (equal (plist-get (eglot--capabilities (eglot-current-server)) :positionEncoding)
                  (getenv "DESIGNDOC_ENCODING"))
           t)
(let ((placeholder (car (editor-wait (lambda () (editor-diagnostics "TODO")) "diagnostics"))))
  (cl-assert (string-prefix-p "TODO" (editor-underlined placeholder)) t))

;; Hover, as eldoc asks for it.
(goto-char (point-min))
(search-forward "NDC")
(let (card)
  (eglot-hover-eldoc-function (lambda (text &rest _) (setq card text)))
  (editor-wait (lambda () card) "hover")
  (cl-assert (string-match-p "NDCG" card) t))

;; Completion: eglot shows what would be inserted, filters by what was typed, and yasnippet expands the scaffold.
(goto-char (point-max))
(insert "\n## Base")
(editor-synchronise)
(let* ((capf (eglot-completion-at-point))
       (typed (buffer-substring-no-properties (nth 0 capf) (nth 1 capf)))
       (candidates (all-completions typed (nth 2 capf)))
       (baseline (cl-find-if (lambda (c) (string-prefix-p "Baseline" c)) candidates)))
  (cl-assert baseline t)
  (delete-region (nth 0 capf) (nth 1 capf))
  (insert baseline)
  (funcall (plist-get (nthcdr 3 capf) :exit-function) baseline 'finished))
(cl-assert (string-match-p "^## Baseline\n\n" (buffer-string)) t)
(cl-assert (not (string-match-p "\\${[0-9]+|" (buffer-string))) t)
(yas-exit-all-snippets)

;; Eglot filters by the symbol at point, of which a title has several.
(goto-char (point-max))
(insert "\n## Functional re")
(editor-synchronise)
(let ((capf (eglot-completion-at-point)))
  (cl-assert (equal (mapcar #'substring-no-properties (all-completions "re" (nth 2 capf)))
                    '("Functional requirements"))
             t))
(delete-region (line-beginning-position) (point))
(editor-synchronise)

;; The quick fix for a missing section.
(editor-synchronise)
(let ((missing (car (editor-wait (lambda () (editor-diagnostics "'Labels and ground truth'")) "the finding"))))
  (editor-apply "Insert section 'Labels and ground truth'"
                (flymake-diagnostic-beg missing) (flymake-diagnostic-end missing)))
(cl-assert (string-match-p "^## Labels and ground truth\n" (buffer-string)) t)
(editor-synchronise)
(editor-wait (lambda () (not (editor-diagnostics "'Labels and ground truth'"))) "diagnostics after the fix")

;; A heading is renamed with its anchors, in a file that nobody has opened as well.
(let ((here (file-name-nondirectory buffer-file-name)))
  (with-temp-file "notes 😀.md"
    (insert (format "😀 [numbers](<%s#offline-metrics>).\n" here))))
(goto-char (point-min))
(search-forward "## Offline")
;; Emacs asks before it edits a file that is not open; the user says yes.
(cl-letf (((symbol-function 'y-or-n-p) #'always))
  (eglot-rename "离线 😀 metrics"))
(cl-assert (string-match-p "^## 离线 😀 metrics$" (buffer-string)) t)
(cl-assert (string-match-p "(#离线--metrics)" (buffer-string)) t)
(with-current-buffer (find-file-noselect "notes 😀.md")
  (cl-assert (string-match-p "#离线--metrics>)" (buffer-string)) t))

;; The folder's settings change on the disk.
(with-temp-file ".designdoc.yaml"
  (insert "rules: {placeholder-text: off}\n"))
(editor-synchronise)
(save-buffer)
(editor-wait (lambda () (not (editor-diagnostics "TODO"))) "diagnostics after the settings changed")

;; The user's own settings change: nothing is checked, then everything again.
(editor-configure '(:run "off"))
(editor-wait (lambda () (not (flymake-diagnostics))) "no diagnostics with checking turned off")
(editor-configure '(:run "onType"))
(editor-wait #'flymake-diagnostics "diagnostics with checking turned on")

(editor-finish)
;;; test-review.el ends here

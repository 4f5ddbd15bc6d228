/** Every command. A new one is a file, a test and a line here; help and README derive from it. */
import type { Command } from "../command.ts";
import { annotatorErase } from "./annotator-erase.ts";
import { approve } from "./approve.ts";
import { attributes } from "./attributes.ts";
import { auditList } from "./audit-list.ts";
import { auditVerify } from "./audit-verify.ts";
import { backup } from "./backup.ts";
import { calibrationAnswers } from "./calibration-answers.ts";
import { calibrationCreate } from "./calibration-create.ts";
import { calibrationPack } from "./calibration-pack.ts";
import { calibrationResults } from "./calibration-results.ts";
import { check } from "./check.ts";
import { checkpointAdd } from "./checkpoint-add.ts";
import { checkpointList } from "./checkpoint-list.ts";
import { checkpointNote } from "./checkpoint-note.ts";
import { claim } from "./claim.ts";
import { contractAmend } from "./contract-amend.ts";
import { contractCloseOut } from "./contract-close-out.ts";
import { contractCopy } from "./contract-copy.ts";
import { contractCreate } from "./contract-create.ts";
import { contractMoney } from "./contract-money.ts";
import { contractStage } from "./contract-stage.ts";
import { contractTerms } from "./contract-terms.ts";
import { decide } from "./decide.ts";
import { demo } from "./demo.ts";
import { digestCommand } from "./digest.ts";
import { exportCommand } from "./export.ts";
import { exportAllCommand } from "./export-all.ts";
import { flagCreate } from "./flag-create.ts";
import { flagList } from "./flag-list.ts";
import { flagRule } from "./flag-rule.ts";
import { ingest } from "./ingest.ts";
import { inspectDraw } from "./inspect-draw.ts";
import { inspectPlan } from "./inspect-plan.ts";
import { inspectStatus } from "./inspect-status.ts";
import { instructionAdd } from "./instruction-add.ts";
import { instructionDiff } from "./instruction-diff.ts";
import { instructionList } from "./instruction-list.ts";
import { invoiceCheck } from "./invoice-check.ts";
import { invoiceCredit } from "./invoice-credit.ts";
import { invoicePay } from "./invoice-pay.ts";
import { invoiceRecord } from "./invoice-record.ts";
import { invoiceReverse } from "./invoice-reverse.ts";
import { milestoneAdd } from "./milestone-add.ts";
import { milestoneDone } from "./milestone-done.ts";
import { milestoneList } from "./milestone-list.ts";
import { milestoneSlip } from "./milestone-slip.ts";
import { protect } from "./protect.ts";
import { releaseCreate } from "./release-create.ts";
import { releaseDiff } from "./release-diff.ts";
import { releaseList } from "./release-list.ts";
import { releasePoint } from "./release-point.ts";
import { releaseStatus } from "./release-status.ts";
import { releaseVerify } from "./release-verify.ts";
import { report } from "./report.ts";
import { rescan } from "./rescan.ts";
import { restore } from "./restore.ts";
import { retentionApply } from "./retention-apply.ts";
import { retentionList } from "./retention-list.ts";
import { retentionPreviewCommand } from "./retention-preview.ts";
import { retentionSet } from "./retention-set.ts";
import { runCreate } from "./run-create.ts";
import { runEvaluate } from "./run-evaluate.ts";
import { runList } from "./run-list.ts";
import { scheduleReason } from "./schedule-reason.ts";
import { scheduleSet } from "./schedule-set.ts";
import { scheduleShow } from "./schedule-show.ts";
import { scores } from "./scores.ts";
import { serve } from "./serve.ts";
import { status } from "./status.ts";
import { tokenCreate } from "./token-create.ts";
import { tokenList } from "./token-list.ts";
import { tokenRevoke } from "./token-revoke.ts";
import { userDisable } from "./user-disable.ts";
import { userInvite } from "./user-invite.ts";
import { userList } from "./user-list.ts";
import { userResetSecondFactor } from "./user-reset-second-factor.ts";
import { userRole } from "./user-role.ts";
import { userSetupLink } from "./user-setup-link.ts";
import { vendorAdd } from "./vendor-add.ts";
import { vendorIncident } from "./vendor-incident.ts";
import { vendorLink } from "./vendor-link.ts";
import { vendorLinks } from "./vendor-links.ts";
import { vendorList } from "./vendor-list.ts";
import { vendorShow } from "./vendor-show.ts";
import { vendorUnlink } from "./vendor-unlink.ts";
import { verify } from "./verify.ts";
import { whatIfCommand } from "./what-if.ts";

export const COMMANDS: readonly Command[] = [
  check,
  contractCreate,
  contractCopy,
  contractAmend,
  contractStage,
  contractTerms,
  contractMoney,
  contractCloseOut,
  scheduleShow,
  scheduleSet,
  scheduleReason,
  milestoneList,
  milestoneAdd,
  milestoneDone,
  milestoneSlip,
  instructionList,
  instructionAdd,
  instructionDiff,
  vendorList,
  vendorShow,
  vendorLink,
  vendorLinks,
  vendorUnlink,
  vendorAdd,
  vendorIncident,
  checkpointList,
  checkpointAdd,
  checkpointNote,
  ingest,
  status,
  claim,
  scores,
  attributes,
  protect,
  rescan,
  whatIfCommand,
  inspectPlan,
  inspectDraw,
  inspectStatus,
  flagCreate,
  flagList,
  flagRule,
  decide,
  approve,
  report,
  digestCommand,
  invoiceCheck,
  invoiceRecord,
  invoiceCredit,
  invoicePay,
  invoiceReverse,
  calibrationCreate,
  calibrationPack,
  calibrationAnswers,
  calibrationResults,
  releaseCreate,
  releaseList,
  releaseDiff,
  releaseVerify,
  releasePoint,
  releaseStatus,
  exportCommand,
  runCreate,
  runEvaluate,
  runList,
  userList,
  userInvite,
  userRole,
  userDisable,
  userResetSecondFactor,
  userSetupLink,
  auditList,
  auditVerify,
  tokenCreate,
  tokenList,
  tokenRevoke,
  annotatorErase,
  retentionList,
  retentionSet,
  retentionPreviewCommand,
  retentionApply,
  exportAllCommand,
  backup,
  restore,
  verify,
  demo,
  serve,
];

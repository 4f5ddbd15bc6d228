# What stands in for irr, irrCAC and qcc: their formulas by hand, from the papers, in the shapes R thinks in.
suppressMessages(library(psych))
say <- function(x) cat("=", ifelse(is.finite(x), format(as.numeric(x), digits = 17), "NaN"), "\n")
quiet <- function(x) suppressWarnings(suppressMessages(x))

# Krippendorff's alpha by all ordered pairs of values within units.
alpha_by_hand <- function(m, level) {
  units <- lapply(seq_len(nrow(m)), function(i) m[i, !is.na(m[i, ])])
  units <- units[sapply(units, length) > 1]
  v <- unlist(units)
  lev <- sort(unique(v)); n <- table(factor(v, lev))
  d <- function(a, b) {
    if (level == "nominal") return(as.numeric(a != b))
    if (level == "interval") return((a - b)^2)
    if (level == "ratio") return(ifelse(a + b == 0, 0, ((a - b) / (a + b))^2))
    i <- match(pmin(a, b), lev); j <- match(pmax(a, b), lev)
    mapply(function(i, j) (sum(n[i:j]) - (n[i] + n[j]) / 2)^2, i, j)
  }
  within <- sum(sapply(units, function(u) { o <- outer(u, u, Vectorize(function(a, b) d(a, b))); sum(o) / (length(u) - 1) }))
  between <- sum(outer(v, v, Vectorize(function(a, b) d(a, b))))
  1 - (length(v) - 1) * within / between
}
# Gwet's AC1 / AC2 and its variance, Fleiss and Brennan-Prediger alike, from counts and weights.
cac_by_hand <- function(tab, w, rule) {
  q <- ncol(tab); tab <- tab[rowSums(tab) > 0, , drop = FALSE]; n <- nrow(tab); ri <- rowSums(tab)
  star <- tab %*% t(w); own <- rowSums(tab * (star - 1)); two <- ri > 1
  pa <- mean(own[two] / (ri * (ri - 1))[two]); p <- colMeans(tab / ri)
  pe <- switch(rule, gwet = sum(w) / (q * (q - 1)) * sum(p * (1 - p)), fleiss = sum(w * outer(p, p)), bp = sum(w) / q^2)
  k <- (pa - pe) / (1 - pe)
  ivec <- n / sum(two) * (ifelse(two, own / pmax(1, ri * (ri - 1)), 0) - pe * two) / (1 - pe)
  pei <- switch(rule, gwet = sum(w) / (q * (q - 1)) * (tab %*% (1 - p)) / ri, fleiss = (tab %*% (((w + t(w)) / 2) %*% p)) / ri, bp = rep(pe, n))
  x <- ivec - 2 * (1 - k) * (pei - pe) / (1 - pe)
  c(k, sqrt(sum((x - k)^2) / (n * (n - 1))))
}
quadratic <- function(q) 1 - outer(1:q, 1:q, function(a, b) (a - b)^2) / (q - 1)^2
w_by_hand <- function(scores) {
  m <- nrow(scores); n <- ncol(scores); ranks <- t(apply(scores, 1, rank)); s <- sum((colSums(ranks) - m * (n + 1) / 2)^2)
  ties <- sum(apply(ranks, 1, function(x) { t <- table(x); sum(t^3 - t) }))
  12 * s / (m^2 * (n^3 - n) - m * ties)
}
circular_by_hand <- function(beats) { n <- nrow(beats); s <- rowSums(beats); choose(n, 3) - sum(choose(s, 2)) }
# The sum never falls below 0: it is the walk above its lowest point so far.
cusum_closed <- function(steps) { walk <- cumsum(steps); walk - pmin(0, cummin(walk)) }
# qcc: EWMA with time-varying limits, CUSUM and p-chart.
ewma_by_hand <- function(x, lambda, start) Reduce(function(z, one) lambda * one + (1 - lambda) * z, x, start, accumulate = TRUE)[-1]
bt_by_glm <- function(w) {
  n <- nrow(w); p <- t(combn(n, 2)); x <- matrix(0, nrow(p), n); x[cbind(1:nrow(p), p[, 1])] <- 1; x[cbind(1:nrow(p), p[, 2])] <- -1
  fit <- glm(cbind(w[p], w[p[, 2:1]]) ~ x[, -n] - 1, family = binomial, control = list(epsilon = 1e-14, maxit = 200))
  s <- c(coef(fit), 0); s - mean(s)
}
logit_by_glm <- function(x, wins, trials) {
  fit <- glm(cbind(wins, trials - wins) ~ x - 1, family = binomial, control = list(epsilon = 1e-14, maxit = 200))
  c(coef(fit), sqrt(diag(vcov(fit))))
}
cusum_by_hand <- function(x, target, k) c(Reduce(function(s, one) max(0, s + one - target - k), x, 0, accumulate = TRUE)[-1],
  Reduce(function(s, one) max(0, s + target - k - one), x, 0, accumulate = TRUE)[-1])

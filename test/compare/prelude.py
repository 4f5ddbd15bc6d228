# Hand-written numpy where no library has the statistic.
import math, warnings
from math import nan
import numpy as np
from scipy import stats, optimize
from scipy.spatial.distance import jensenshannon
from scipy.special import rel_entr
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats import inter_rater, proportion
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.contingency_tables import mcnemar
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import binary_distance, interval_distance
warnings.filterwarnings("ignore")

def say(f):
    try: x = np.ravel(np.asarray(f(), dtype=float))
    except (ZeroDivisionError, ValueError): x = [nan]
    print("=", *(repr(float(one)) if math.isfinite(one) else "NaN" for one in x))

def task(rows, distance=binary_distance):
    return AnnotationTask([("r%d" % j, "i%d" % i, v) for i, row in enumerate(rows) for j, v in enumerate(row) if v == v], distance)

def ratio_distance(a, b): return 0 if a + b == 0 else ((a - b) / (a + b)) ** 2

def ordinal_distance(rows):
    """Krippendorff's, of the values that stand beside another in their unit."""
    units = [[v for v in row if v == v] for row in rows]
    n = np.bincount([int(v) for u in units if len(u) > 1 for v in u], minlength=2)
    return lambda a, b: (n[int(min(a, b)):int(max(a, b)) + 1].sum() - (n[int(a)] + n[int(b)]) / 2) ** 2 if a != b else 0

def paired(a, b): return zip(*[(x, y) for x, y in zip(a, b) if x == x and y == y])

def dawid_skene(labels, categories, steps, smoothing=0.0):
    """EM on counts n[item, rater, label], started from the share of labels; returns the posteriors."""
    n = np.zeros((max(i for i, _, _ in labels) + 1, max(r for _, r, _ in labels) + 1, categories))
    for i, r, l in labels: n[i, r, l] += 1
    t = n.sum(1) / n.sum((1, 2))[:, None]
    for _ in range(steps):
        p = t.mean(0)
        e = np.einsum("ij,irl->rjl", t, n) + smoothing
        s = e.sum(2, keepdims=True)
        e = np.divide(e, s, out=np.full_like(e, 0), where=s > 0)
        with np.errstate(divide="ignore", invalid="ignore"):
            log = np.log(p)[None] + np.einsum("irl,rjl->ij", n, np.where(e > 0, np.log(np.where(e > 0, e, 1)), -1e9))
        log -= log.max(1, keepdims=True); t = np.exp(log); t /= t.sum(1, keepdims=True)
    return t

def wilson(x, n): return proportion.proportion_confint(x, n, method="wilson")

def p_chart(x, n):
    x, n = np.array(x, float), np.array(n, float); p = x.sum() / n.sum(); half = 3 * np.sqrt(p * (1 - p) / n)
    return [p, *np.maximum(0, p - half), *np.minimum(1, p + half)]

def beta_binomial_loglik(a, b, x, n):
    x, n = np.array(x, float), np.array(n, float)
    return stats.betabinom.logpmf(x, n, a, b).sum()

from statsmodels.stats.meta_analysis import combine_effects

def ewma(x, target, s, lam):
    z = [target]
    for one in x: z.append(lam * one + (1 - lam) * z[-1])
    t = np.arange(1, len(x) + 1); half = 3 * s * np.sqrt(lam / (2 - lam) * (1 - (1 - lam) ** (2 * t)))
    return [*z[1:], *(target - half), *(target + half)]

def laney(x, n):
    x, n = np.array(x, float), np.array(n, float); p = x.sum() / n.sum(); z = (x / n - p) / np.sqrt(p * (1 - p) / n)
    return max(1, np.abs(np.diff(z)).mean() / (2 / math.sqrt(math.pi)))

def kleinman(k, n, least):
    """Mean and intra-class correlation of the beta prior: the root of observed = expected scatter at weights that depend on the root."""
    k, n = np.array(k, float), np.array(n, float); p = k / n
    def at(rho):
        w = n / (1 + rho * (n - 1)); m = (w * p).sum() / w.sum(); return w, m
    def gap(rho):
        w, m = at(rho); v = m * (1 - m); q = w * (1 - w / w.sum())
        return (w * (p - m) ** 2).sum() - v * ((q / n).sum() + rho * (q * (1 - 1 / n)).sum())
    floor = lambda rho: least ** 2 / (at(rho)[1] * (1 - at(rho)[1]))
    rho = optimize.brentq(gap, 1e-9, 0.95, xtol=1e-15) if gap(1e-9) > 0 else 0
    for _ in range(50): rho = max(rho, floor(rho)) if rho > floor(rho) else floor(rho)
    return [at(rho)[1], rho]

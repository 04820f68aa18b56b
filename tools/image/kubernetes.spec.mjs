/** Whether the manifests are what Kubernetes takes, and fit the program and each other. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { parse } from 'yaml';
import { SECRET_SETTINGS, SETTINGS } from '../../apps/server/dist/config/environment-schema.js';
import { drainEnd } from '../../apps/server/dist/serving/stop-times.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'docs/deployment/kubernetes');
const manifests = readdirSync(folder).map((file) => ({
  file,
  content: parse(readFileSync(join(folder, file), 'utf8')),
}));
const one = (kind) => manifests.find(({ content }) => content.kind === kind).content;
/** It is kubectl's own, and no object of a cluster. */
const KUSTOMIZATION = 'kustomization.yaml';
const objects = manifests.filter(({ file }) => file !== KUSTOMIZATION);
const { spec: deployment } = one('Deployment');
const { spec: pod, metadata: podMetadata } = deployment.template;
const containers = [...pod.initContainers, ...pod.containers];
const [server] = pod.containers;
const { data: settings } = one('ConfigMap');
const { stringData: secrets } = one('Secret');

test('every manifest has the fields and types of its kind', () => {
  const text = objects.map(({ content }, index) => typed(content, index)).join('');
  assert.deepEqual(problemsOf(text), []);
  const misspelt = typed({ ...one('Service'), spec: { selektor: {} } }, 0);
  assert.match(problemsOf(misspelt).join(), /selektor\W+ does not exist/);
});

test('all of them are applied together, but for the form of the secret', () => {
  const { resources, images } = one('Kustomization');
  const files = objects.map(({ file }) => file).filter((file) => file !== 'secret.example.yaml');
  assert.deepEqual([...resources].sort(), files.sort());
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  assert.equal(images[0].newTag, version);
  for (const { image } of containers) assert.equal(image, images[0].name);
});

test('what they set are settings, and secrets are not among the others', () => {
  const known = [...SETTINGS];
  for (const name of Object.keys(settings)) {
    assert.ok(known.includes(name) && !SECRET_SETTINGS.includes(name), name);
  }
  for (const name of Object.keys(secrets)) {
    assert.ok(known.includes(name) && !(name in settings), name);
  }
  for (const { envFrom } of containers) {
    const [{ configMapRef }, { secretRef }] = envFrom;
    assert.equal(configMapRef.name, one('ConfigMap').metadata.name);
    assert.equal(secretRef.name, one('Secret').metadata.name);
  }
});

test('whoever selects pods finds those of the deployment', () => {
  const selectors = [
    deployment.selector.matchLabels,
    one('Service').spec.selector,
    one('PodDisruptionBudget').spec.selector.matchLabels,
    one('NetworkPolicy').spec.podSelector.matchLabels,
    ...pod.topologySpreadConstraints.map(({ labelSelector }) => labelSelector.matchLabels),
  ];
  for (const selector of selectors) assert.deepEqual(selector, podMetadata.labels);
  const ports = server.ports.map(({ name }) => name);
  for (const { targetPort } of one('Service').spec.ports) assert.ok(ports.includes(targetPort));
  const { startupProbe, readinessProbe, livenessProbe } = server;
  for (const { httpGet } of [startupProbe, readinessProbe, livenessProbe]) {
    assert.ok(ports.includes(httpGet.port));
  }
  const metrics = server.ports.find(({ name }) => name === 'metrics').containerPort;
  assert.equal(settings.METRICS_PORT, String(metrics));
  assert.equal(podMetadata.annotations['prometheus.io/port'], String(metrics));
});

test('a pod is given longer than a stop takes, and no rights that it does not need', () => {
  const stop = drainEnd(1000 * Number(settings.DRAIN_NOTICE_SECONDS));
  assert.ok(1000 * pod.terminationGracePeriodSeconds > stop);
  assert.equal(pod.securityContext.runAsNonRoot, true);
  for (const { securityContext, resources } of containers) {
    assert.equal(securityContext.readOnlyRootFilesystem, true);
    assert.equal(securityContext.allowPrivilegeEscalation, false);
    assert.deepEqual(securityContext.capabilities, { drop: ['ALL'] });
    assert.ok(resources.limits.memory);
  }
});

/** The object as a constant of the type of its kind. */
function typed(content, index) {
  const { apiVersion, kind } = content;
  const home = apiVersion.includes('/') ? apiVersion : 'v1';
  return `import { I${kind} as Kind${index} } from 'kubernetes-models/${home}/${kind}';
    export const object${index}: Kind${index} = ${JSON.stringify(content)};\n`;
}

/** What the compiler has to say of a program, which stands in no file. */
function problemsOf(text) {
  const name = join(root, 'manifests.ts');
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (file, ...rest) =>
    file === name
      ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2023)
      : getSourceFile.call(host, file, ...rest);
  host.fileExists = (file) => file === name || fileExists.call(host, file);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([name], options, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

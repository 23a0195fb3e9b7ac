export { mirroringFigures } from './figures.ts';
export { mirroringJobs, mirroringPipeline } from './pipeline.ts';

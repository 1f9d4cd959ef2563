-- 6.1: a case may show what the network should change; 6.6: the size of the whole company beside one branch.
ALTER TABLE casefile ADD COLUMN network_relevant @bool NOT NULL DEFAULT 0;
ALTER TABLE organisation ADD COLUMN company_size @int;
